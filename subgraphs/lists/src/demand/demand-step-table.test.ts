// The table of steps in the glossary says what the rules do, row by row.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { demandSteps, type StepRule } from './demand-step.rules.ts';

const CONTEXT = new URL('../../CONTEXT.md', import.meta.url);

const SIDES = { COMMUNITY: 'community', RESPONSIBLE_PARTY: 'responsible party' };

function onlyWhile({ assignment, claimTrackOnly, untakenOnly }: StepRule): string {
  const states = assignment?.join(', ').replace(/, (\w+)$/, ' or $1');
  const conditions = [
    states && `assignment ${states}`,
    claimTrackOnly && 'the kind is claimed',
    untakenOnly && 'nothing held or committed',
  ];
  return conditions.filter(Boolean).join('; ');
}

test('the steps of a demand', async () => {
  const rows = demandSteps.map(([mutation, rule]) => {
    const by = rule.by.map((side) => SIDES[side]).join(', ');
    const cells = [`\`${mutation}\``, rule.from.join(', '), rule.to, by, rule.reasons.join(', ')];
    return `|${[...cells, onlyWhile(rule)].map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;
  });
  expect(await readFile(CONTEXT, 'utf8')).toContain(
    `|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
  );
});
