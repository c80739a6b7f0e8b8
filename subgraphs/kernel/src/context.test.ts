// Proves which language a caller is answered in.
import { expect, it } from 'vitest';
import { inLocale, localeOf } from './context.ts';

it.each([
  [undefined, 'ZH'],
  ['', 'ZH'],
  ['en', 'EN'],
  ['en-GB,en;q=0.9', 'EN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'ZH'],
  ['fr, en;q=0.5, zh;q=0.7', 'ZH'],
  ['fr', 'ZH'],
  ['en;q=0', 'ZH'],
])('Accept-Language %s is answered in %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});

it('falls back to Chinese where there is no English', () => {
  const ctx = { locale: 'EN' } as const;
  expect(inLocale({ zh: '甲', en: null }, null, ctx)).toBe('甲');
  expect(inLocale({ zh: '甲', en: 'A' }, null, ctx)).toBe('A');
  expect(inLocale({ zh: '甲', en: 'A' }, 'ZH', ctx)).toBe('甲');
});
