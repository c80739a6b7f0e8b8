// The bounds of texts that are entered: characters are counted, not the units they are stored in.
import { expect, test } from 'vitest';
import { textsViolations, textViolations } from './texts.rules.ts';

test.each([
  ['宁宝', 2, 0],
  ['宁宝一', 2, 1],
  ['𠮷𠮷', 2, 0],
  ['  ', 2, 1],
  ['', 2, 1],
  [null, 2, 0],
  [undefined, 2, 0],
] as const)('%s within %i: %i violations', (text, most, count) => {
  expect(textViolations('title', text, most)).toHaveLength(count);
});

test('each text of a list is named by its place, all at once', () => {
  const bounds = { countMax: 2, lengthMax: 3 };
  expect(textsViolations('aliases', ['a', ' ', 'abcd'], bounds)).toMatchObject([
    { field: ['input', 'aliases'], limit: 2 },
    { field: ['input', 'aliases', '1'] },
    { field: ['input', 'aliases', '2'], limit: 3 },
  ]);
});
