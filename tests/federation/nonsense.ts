/** Texts that no id, name, cursor or scalar should choke on. */
export const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  "'; drop table x; --",
  '%_\\',
  '🏘️',
  '长'.repeat(5_000),
  '2023-Q5',
  '2023-13-45',
  '1e999',
];

/** Numbers at and beyond the bounds of what is counted. */
export const NUMBERS = [0, -1, 101, 2_147_483_647, 2_147_483_648, 1.5];
