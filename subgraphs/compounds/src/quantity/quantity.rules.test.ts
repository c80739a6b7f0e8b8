// Proves that a printed number never loses its qualifier, and that an unknown one is no quantity.
import { expect, test } from 'vitest';
import { quantity } from './quantity.rules.ts';

test('a number keeps its qualifier and unit', () => {
  expect(quantity(20, 'MORE_THAN', 'meeting')).toEqual({
    value: '20',
    qualifier: 'MORE_THAN',
    unit: 'meeting',
  });
});

test('what is not known is null, and zero is known', () => {
  expect(quantity(null, null, 'person')).toBeNull();
  expect(quantity(0, 'EXACT', 'person')).toMatchObject({ value: '0' });
});
