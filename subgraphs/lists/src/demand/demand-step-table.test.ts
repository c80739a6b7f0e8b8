// The tables of steps and stages in the glossary say what the rules do, row by row.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FOLLOWED, PROCEDURES, type Stage } from '../procedure/procedures.rules.ts';
import { demandSteps, type StepRule } from './demand-steps.rules.ts';

const CONTEXT = new URL('../../CONTEXT.md', import.meta.url);

const SIDES = { COMMUNITY: 'community', HANDLER: 'handler' };

const row = (cells: readonly string[]) =>
  `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;

async function holds(columns: number, rows: readonly string[]) {
  const line = `|${'---|'.repeat(columns)}`;
  expect(await readFile(CONTEXT, 'utf8')).toContain(`${line}\n${rows.join('\n')}\n`);
}

function onlyWhile(rule: StepRule): string {
  const { assignment, claimTrackOnly, untakenOnly, servedOnly, leaves, unnamedToo } = rule;
  const states = assignment?.from.join(', ').replace(/, (\w+)$/, ' or $1');
  const conditions = [
    states && `assignment ${states}${unnamedToo ? ', or none' : ''}`,
    claimTrackOnly && 'the kind is claimed',
    untakenOnly && 'nothing held or committed',
    servedOnly && 'some of it confirmed, nothing held or under way',
    leaves && 'an errand that its handler took on: the community alone',
  ];
  return conditions.filter(Boolean).join('; ');
}

test('the steps of a demand', async () => {
  const rows = demandSteps.map(([mutation, rule]) => {
    const by = rule.by.map((side) => SIDES[side]).join(', ');
    const cells = [`\`${mutation}\``, rule.from.join(', '), rule.to, by, rule.reasons.join(', ')];
    return row([...cells, onlyWhile(rule)]);
  });
  await holds(6, rows);
});

function besides({ mayBeSkipped, mayRecur, byGrade, ends }: Partial<Stage>): string {
  const said = [
    mayBeSkipped && 'may be skipped',
    mayRecur && 'may recur',
    byGrade && 'by grade',
    ends && 'the end',
  ];
  return said.filter(Boolean).join(', ');
}

test('the stages of each procedure, with the states that go with them', async () => {
  const procedures = Object.entries(PROCEDURES).flatMap(([code, stages]) =>
    stages.map((stage) => {
      const by = stage.by.map((side) => SIDES[side]).join(', ');
      const needs = stage.needs.join(', ').toLowerCase();
      return row([code, stage.code, stage.states.join(', '), by, needs, besides(stage)]);
    }),
  );
  const followed = Object.entries(FOLLOWED).flatMap(([kind, stages]) =>
    stages.map(({ code, states }) => row([kind, code, states.join(', '), '', '', ''])),
  );
  await holds(6, [...procedures, ...followed]);
});
