// Places as people say them: what is understood, what is refused and why, and which covers which.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DIVISIONS } from './divisions.ts';
import { covers, keyOf, type Place, placeOf } from './place.rules.ts';

test.each([
  ['山东省青岛市黄岛区', '370211'],
  ['山东青岛黄岛', '370211'],
  ['黄岛', '370211'],
  ['青岛西海岸新区', '370211'],
  ['青岛', '3702'],
  ['青岛市市北区', '370203'],
  ['青岛市北区', '370203'],
  ['青岛市南京路', '3702/南京路/'],
  ['青岛市黄岛区薛家岛街道安子码头', '370211/薛家岛/安子码头/'],
  ['青岛市 黄岛区, 薛家岛', '370211/薛家岛/'],
  ['厦门市集美区杏林街道办事处', '350211/杏林/'],
  ['内蒙古', '15'],
  ['中国山东', '37'],
  ['吉林', '22'],
  ['吉林市', '2202'],
  ['海南', '46'],
  ['海南藏族自治州', '6325'],
  ['恩施', '4228'],
  ['上海浦东', '310115'],
  ['北京市朝阳区', '110105'],
  ['北京市', '11'],
  ['仙桃', '429004'],
  ['东莞市长安镇', '4419/长安/'],
  ['香港', '81'],
  ['全国', ''],
])('%s is understood', (said, key) => {
  const division = key === '' ? null : key.split('/')[0]?.padEnd(6, '0');
  expect(placeOf(said)).toEqual({ key, division });
});

test.each(['薛家岛', '南京路', '青岛啤酒城', '江苏省青岛市', 'Qingdao', '…', ''])(
  '%s is not known',
  (said) => {
    expect(placeOf(said)).toEqual({ unclear: 'UNKNOWN' });
    expect(keyOf(said)).toBe(`?/${said}/`);
  },
);

test.each([
  ['通州', ['北京市通州区', '江苏省南通市通州区']],
  ['朝阳区', ['北京市朝阳区', '吉林省长春市朝阳区']],
  ['江苏鼓楼区', ['江苏省南京市鼓楼区', '江苏省徐州市鼓楼区']],
])('%s is called so more than once', (said, names) => {
  expect(placeOf(said)).toEqual({ unclear: 'AMBIGUOUS', names });
});

/** A division with all above it, the whole names, as they lie in one another. */
const inside = (code: string) =>
  [2, 4, 6]
    .filter((length) => length <= code.length)
    .map((length) => DIVISIONS.find((each) => each.code === code.slice(0, length)))
    .flatMap((each) => each ?? []);

const division = fc.constantFrom(...DIVISIONS);
const detail = fc.constantFrom('', '薛家岛街道', '王台镇', '王台镇政府旁', '港区');
/** A place said with the names of all above it, whole or short where that is heard. */
const said = fc
  .tuple(division, detail, fc.boolean())
  .map(([{ code }, lies, isShort]) =>
    [
      ...inside(code).map(({ name, short }) => (isShort && lies === '' ? (short ?? name) : name)),
      lies,
    ].join(''),
  );

const understood = (text: string): Place => {
  const place = placeOf(text);
  if ('unclear' in place) {
    throw new Error(`${text} is not understood.`);
  }
  return place;
};

test('every division is understood by the whole of its name, and lies in all above it', () => {
  for (const { code } of DIVISIONS) {
    const above = inside(code);
    const names = above.map(({ name }) => name);
    const { key } = understood(names.join(''));
    // A municipality is a province and its own city: the whole of it is the province.
    expect([code, names.length === 2 && names[0] === names[1] ? code.slice(0, 2) : '']).toContain(
      key,
    );
    for (const at of above.keys()) {
      expect(covers(keyOf(names.slice(0, at + 1).join('')), key)).toBe(true);
    }
  }
});

test('a place covers itself, what lies in it, and what that covers; one whole covers both of two', () => {
  fc.assert(
    fc.property(said, said, said, (one, two, three) => {
      const [a, b, c] = [keyOf(one), keyOf(two), keyOf(three)];
      expect(covers(a, a)).toBe(true);
      expect(covers('', a)).toBe(true);
      if (covers(a, b) && covers(b, c)) {
        expect(covers(a, c)).toBe(true);
      }
      if (covers(a, c) && covers(b, c)) {
        expect(covers(a, b) || covers(b, a)).toBe(true);
      }
      if (covers(a, b) && covers(b, a)) {
        expect(a).toBe(b);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what lies in a place is covered by it, and covers it only where it says nothing more', () => {
  fc.assert(
    fc.property(division, detail, ({ code }, lies) => {
      const whole = inside(code)
        .map(({ name }) => name)
        .join('');
      const [outer, inner] = [keyOf(whole), keyOf(`${whole}${lies}`)];
      expect(covers(outer, inner)).toBe(true);
      expect(covers(inner, outer)).toBe(lies === '');
    }),
    { numRuns: 500 },
  );
});

test('blanks, full width and strokes between the names change nothing', () => {
  fc.assert(
    fc.property(said, fc.constantFrom(' ', '，', '·', '-', '/'), (text, between) => {
      expect(placeOf([...text].join(between))).toEqual(placeOf(text));
    }),
  );
});

test('whatever is said, a key is something that covers itself and no other division', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), division, (text, { code }) => {
      const key = keyOf(text);
      expect(covers(key, key)).toBe(true);
      expect(key.startsWith('?/') ? covers(key, code) : false).toBe(false);
    }),
  );
});
