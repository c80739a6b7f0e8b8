// The table of a claim's steps in the glossary is the one that the rules are made of.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { STEPS } from './steps.rules.ts';

const HEAD = ['| mutation | from | to | by | reason |', '|---|---|---|---|---|'];

function table(): string {
  const rows = STEPS.map(({ mutation, from, to, by, reasons }) =>
    ['', `\`${mutation}\``, from, to, by.toLowerCase(), reasons.join(', '), ''].join(' | ').trim(),
  );
  return [...HEAD, ...rows.map((row) => row.replaceAll('|  |', '| |'))].join('\n');
}

test('the glossary says who takes which step, when and for which reasons', async () => {
  const glossary = await readFile(new URL('../../../CONTEXT.md', import.meta.url), 'utf8');
  expect(glossary).toContain(table());
});
