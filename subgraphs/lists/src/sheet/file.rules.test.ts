// Files: every way of writing one gives the same lines; what cannot be read says why; a sheet that
// was written is read back cell by cell, and a spreadsheet finds no formula in it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEXT, WHOLE_NUMBER } from './cell.rules.ts';
import { column } from './column.rules.ts';
import { CONTENT_MAX, type Encoding } from './content.rules.ts';
import { csvOf } from './csv.rules.ts';
import { type Format, LINES_MAX, linesOf } from './file.rules.ts';
import { readLine } from './line.rules.ts';

const note = { zh: '说明', en: 'note' };
const TITLE = column(TEXT, { heading: '标题', field: 'title', required: true, note });
const COUNT = column(WHOLE_NUMBER, { heading: '数量', field: 'quantity', required: true, note });
const STATE = column(TEXT, { heading: '状态', field: 'state', exportOnly: true, note });
const COLUMNS = [TITLE, COUNT, STATE];

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

function read(content: string, format: Format = 'CSV', encoding: Encoding = 'UTF_8') {
  const file = linesOf({ format, encoding, content }, COLUMNS);
  if ('violations' in file) {
    return file.violations.map(({ code, field, message }) => `${code} ${field?.[1]} ${message.en}`);
  }
  return file.lines.map((line) => {
    const { get, violations } = readLine(line, [TITLE, COUNT]);
    const faults = violations.map(({ field }) => field?.[0] ?? 'line');
    return [line.line, get(TITLE), get(COUNT), faults];
  });
}

describe('the same lines come', () => {
  const lines = [
    [2, '楼道灯', 2, []],
    [3, '花坛', 1, []],
  ];
  // 「标题,数量 / 楼道灯,2 / 花坛,1」 as a Chinese spreadsheet writes it by itself.
  const gb18030 = Buffer.from([
    0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0d, 0x0a, 0xc2, 0xa5, 0xb5, 0xc0, 0xb5,
    0xc6, 0x2c, 0x32, 0x0d, 0x0a, 0xbb, 0xa8, 0xcc, 0xb3, 0x2c, 0x31, 0x0d, 0x0a,
  ]);
  test.each<[string, string, Format?, Encoding?]>([
    ['a plain table', base64('标题,数量\n楼道灯,2\n花坛,1')],
    ['a byte-order mark, other ends of lines', base64('\uFEFF标题,数量\r\n楼道灯,2\n花坛,1\r\n')],
    ['quotation marks, blanks, empty cells', base64('标题, 数量 ,\n"楼道灯", 2,\n花坛,1,\n,,\n')],
    ['English headings in another order', base64('Quantity,title\n2,楼道灯\n1,花坛')],
    [
      'a heading of exports, which is left unread',
      base64('标题,数量,状态\n楼道灯,2,待认领\n花坛,1,'),
    ],
    ['GB 18030', base64(gb18030), 'CSV', 'GB18030'],
    ['Base64 in lines', base64('标题,数量\n楼道灯,2\n花坛,1').replace(/(.{20})/g, '$1\n')],
    [
      'JSON lines',
      base64('\n{"标题":"楼道灯","数量":2}\n{"quantity":"1","title":"花坛"}'),
      'JSON_LINES',
    ],
  ])('of %s', (_name, content, format, encoding) => {
    expect(read(content, format, encoding)).toEqual(lines);
  });
});

describe('a file is refused', () => {
  test.each<[string, string, RegExp, Format?, Encoding?]>([
    ['that is no Base64', '标题', /^INVALID_INPUT content It must be the Base64/],
    ['that is empty', '', /^INVALID_INPUT content It must be the Base64/],
    [
      'that is too large',
      'A'.repeat(CONTENT_MAX + 1),
      /^LIMIT_REACHED content The file is too large/,
    ],
    ['in another encoding', base64(Buffer.from([0xb1, 0xea])), /^INVALID_INPUT encoding/],
    [
      'with an open quotation mark',
      base64('标题,数量\n"楼道灯,2'),
      /^INVALID_INPUT content .*line/,
    ],
    ['with unknown headings', base64('标题,数量,颜色\n楼道灯,2,红'), /no such headings: 颜色/],
    ['with a heading twice', base64('标题,数量,title\n楼道灯,2,x'), /there twice: 标题/],
    ['without a heading', base64('标题\n楼道灯'), /Headings are missing: 数量/],
    ['without lines', base64('标题,数量\n'), /^LIMIT_REACHED content .*1 to 5000/],
    ['without lines of JSON', base64('\n\n'), /^LIMIT_REACHED content .*1 to 5000/, 'JSON_LINES'],
  ])('%s', (_name, content, expected, format, encoding) => {
    expect(read(content, format, encoding)).toEqual([expect.stringMatching(expected)]);
  });

  test('with too many lines', () => {
    const many = (count: number) => base64(`标题,数量\n${'甲,1\n'.repeat(count)}`);
    expect(read(many(LINES_MAX))).toHaveLength(LINES_MAX);
    expect(read(many(LINES_MAX + 1))).toEqual([expect.stringMatching(/^LIMIT_REACHED content/)]);
  });
});

describe('a line is refused', () => {
  test.each<[string, string, string[], Format?]>([
    ['without what is required', base64('标题,数量\n,2'), ['标题']],
    ['with what is no number', base64('标题,数量\n楼道灯,几个'), ['数量']],
    ['with both at once', base64('标题,数量,状态\n,几个,x'), ['标题', '数量']],
    ['with more cells than headings', base64('标题,数量\n楼道灯,2,3'), ['line']],
    ['with the character zero', base64('标题,数量\n楼\0道,2'), ['标题']],
    ['with half a surrogate pair', base64('{"标题":"灯\\ud83d","数量":1}'), ['标题'], 'JSON_LINES'],
    ['that is no JSON', base64('楼道灯'), ['line', '标题', '数量'], 'JSON_LINES'],
    ['that is no object', base64('[1]'), ['line', '标题', '数量'], 'JSON_LINES'],
    [
      'with an unknown key',
      base64('{"标题":"灯","数量":1,"__proto__":1}'),
      ['__proto__'],
      'JSON_LINES',
    ],
    [
      'with what is no text',
      base64('{"标题":{"a":1},"数量":true}'),
      ['标题', '数量', '标题', '数量'],
      'JSON_LINES',
    ],
  ])('%s', (_name, content, faults, format) => {
    expect(read(content, format).map((line) => line[3])).toEqual([faults]);
  });
});

describe('a sheet that is written', () => {
  const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
  const cell = fc
    .string({ unit: fc.oneof(grapheme, fc.constantFrom(...'\r\n\t,";=＋')), minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.includes('\0') && !text.startsWith("'"));

  test('is read back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (titles) => {
        const rows = titles.map((title) => [title, '3', '待认领']);
        const content = base64(csvOf(['标题', '数量', '状态'], rows));
        expect(read(content).map((line) => line[1])).toEqual(titles);
      }),
    );
  });

  const formulas = ['=1+1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '\t=1', '\r=1'];

  test.each(formulas)('has no formula in it, and is read back without the mark: %j', (text) => {
    const written = csvOf(['标题', '数量'], [[text, '1']]);
    expect(written.split('\r\n')[1]).toMatch(/^"?'/);
    expect(read(base64(written)).map((line) => line[1])).toEqual([text]);
  });
});
