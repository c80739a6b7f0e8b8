// Words, synonyms and likeness, without a database: what is said twice, what means the same, what
// is merely noise; and how a search is put to the index.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textQuery } from '../../search/search.rules.ts';
import { likeness } from './similarity.rules.ts';
import { meaningOf, SYNONYMS, waysToSay } from './synonyms.rules.ts';
import { tellingWords, wordsOf } from './words.rules.ts';

const titled = (title: string, description: string | null = null) => ({ title, description });

const texts = fc.string({
  unit: fc.constantFrom(...'屋顶渗漏水电检修老人义诊的，。 AbＡ1、灯'),
  maxLength: 30,
});

describe('synonyms', () => {
  test('a word stands on one line only, and every line has two', () => {
    const all = SYNONYMS.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(SYNONYMS.every((line) => line.length > 1)).toBe(true);
  });

  test('all words of a line mean its first', () => {
    for (const line of SYNONYMS) {
      for (const word of line) {
        expect([meaningOf(word), waysToSay(word)]).toEqual([line[0], line]);
      }
    }
    expect([meaningOf('梯子'), waysToSay('梯子')]).toEqual(['梯子', ['梯子']]);
  });

  test('each is one word to the segmenter', () => {
    for (const word of SYNONYMS.flat()) {
      expect(wordsOf(word)).toEqual([word]);
    }
  });
});

describe('words', () => {
  test.each([
    ['屋顶渗漏，需要维修', ['屋顶', '渗漏', '维修']],
    ['为老人理发', ['老人', '理发']],
    ['ＬＥＤ灯 A3纸', ['led', '灯', 'a3', '纸']],
    ['的', ['的']],
    ['，。！', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('telling ones are longer than one character, and those within longer ones count', () => {
    expect(tellingWords('幼儿园体检')).toEqual(['幼儿', '幼儿园', '体检']);
    expect(tellingWords('灯的水')).toEqual([]);
  });
});

describe('likeness', () => {
  test('漏水 is 渗漏', () => {
    const { value, both } = likeness(titled('家里漏水'), titled('屋顶渗漏检修'));
    expect(both).toEqual(['漏水']);
    expect(value).toBeGreaterThan(0.3);
  });

  test('what the segmenter cuts in different places is like by its characters', () => {
    expect(likeness(titled('语翼课堂'), titled('语翼课')).value).toBeGreaterThan(0.5);
  });

  test('a word of the title counts twice', () => {
    const offer = titled('义诊', '量血压');
    const inTitle = likeness(titled('义诊', '找医生'), offer).value;
    const beside = likeness(titled('找医生', '义诊'), offer).value;
    expect(inTitle).toBeGreaterThan(beside);
    expect(beside).toBeGreaterThan(0);
  });

  test('is from 0 to 1, the same both ways, and 1 for the same text', () => {
    fc.assert(
      fc.property(texts, texts, fc.option(texts), fc.option(texts), (a, b, c, d) => {
        const [one, other] = [titled(a, c), titled(b, d)];
        const { value, both } = likeness(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(likeness(other, one)).toEqual({ value, both });
        expect(likeness(one, one).value).toBe(1);
      }),
    );
  });
});

describe('a search', () => {
  test('asks for each word in any of its ways, Chinese by pairs', () => {
    expect(textQuery('更换 LED灯')).toBe(`(('更换') | ('换新')) & (('led')) & (('灯':*))`);
    expect(textQuery('电瓶车')).toBe(
      `(('电动' <-> '动车') | ('电瓶' <-> '瓶车') | ('电动' <-> '动自' <-> '自行' <-> '行车'))`,
    );
  });

  test('without a word asks for nothing', () => {
    expect(textQuery('，。 …')).toBeNull();
  });
});
