// The table of steps in the glossary says what the rules do, row by row.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { STEPS } from './steps.rules.ts';

const CONTEXT = new URL('../../../CONTEXT.md', import.meta.url);

test('the steps of a resource', async () => {
  const rows = STEPS.map(({ mutation, from, to, by, reasons }) => {
    const cells = [`\`${mutation}\``, from, to, by.toLowerCase(), reasons.join(', ')];
    return `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;
  });
  expect(await readFile(CONTEXT, 'utf8')).toContain(`|---|---|---|---|---|\n${rows.join('\n')}\n`);
});
