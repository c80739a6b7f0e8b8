import { STEPS as CLAIM_STEPS } from '@lianjian/lists/claim-steps';
import { demandSteps } from '@lianjian/lists/demand-steps';
import { PROCEDURES } from '@lianjian/lists/procedures';
import { STEPS as RESOURCE_STEPS } from '@lianjian/lists/resource-steps';
import {
  ASSIGNMENT_STATES,
  CLAIM_STATES,
  DEMAND_STATES,
  RESOURCE_STATES,
} from '@lianjian/lists/words';
import { matrix, table, type Way } from './table.ts';

/** Who may take which step in which state: every cell, from the tables that the rules are made of. */
export function transitionsPage(): string {
  const sections = [
    INTRODUCTION,
    ['## Demand (需求)', '', ...matrix(Object.keys(DEMAND_STATES), demandWays())],
    ['## Assignment (指派)', '', ASSIGNED, '', ...matrix(assignmentStates(), assignmentWays())],
    ['## Resource (服务资源)', '', ...matrix(Object.keys(RESOURCE_STATES), RESOURCE_STEPS)],
    ['## Claim (认领)', '', ...matrix(Object.keys(CLAIM_STATES), CLAIM_STEPS)],
    ['## Reasons (原因)', '', REASONED, '', ...reasons()],
    ['## Stages of a case (办理阶段)', '', STAGED, ...stages()],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const INTRODUCTION = [
  '# Transitions (流转)',
  '',
  'Who may take which step in which state. A blank cell is possible for nobody; the answer is `INVALID_STATE`, and to the wrong side `FORBIDDEN`.',
  'This page is made by `pnpm document` from the tables that the rules, `allowedTransitions` and the tests are made of; a test holds it to them.',
  '',
  ...table(
    ['side', 'who stands on it'],
    [
      [
        'community',
        'Who acts for the community or an area above it, with the role COMMUNITY; the platform. Not where it provides by itself: then an area above.',
      ],
      ['handler', 'The organisation or person that a demand was routed or assigned to.'],
      ['provider', 'The unit or resident that offers the resource.'],
      ['claimant', 'The unit or person that claims.'],
      ['recipient', 'A person who asked for it.'],
    ],
  ),
];

const ASSIGNED = 'Where a step of a demand takes what was assigned along.';
const REASONED = 'A step with reasons asks for one of them.';
const STAGED =
  '`advanceStage` takes a case from stage to stage of its procedure, in this order; what may be skipped is passed over, what may recur is entered again.';

const demandWays = (): Way[] =>
  demandSteps.flatMap(([mutation, { from, to, by }]) =>
    from.flatMap((state) => by.map((side) => ({ mutation, from: state, to, by: side }))),
  );

const assignmentStates = () => Object.keys(ASSIGNMENT_STATES);

const assignmentWays = (): Way[] =>
  demandSteps.flatMap(([mutation, { assignment, by }]) =>
    (assignment?.from ?? []).flatMap((from) =>
      by.map((side) => ({ mutation, from, to: assignment?.to ?? '', by: side })),
    ),
  );

function reasons(): string[] {
  const ofDemands = demandSteps.map(([mutation, { reasons: each, by }]) => ({
    mutation,
    by: by.join(', '),
    reasons: each,
  }));
  const rows = [...ofDemands, ...RESOURCE_STEPS, ...CLAIM_STEPS]
    .filter(({ reasons: each }) => each.length > 0)
    .map(({ mutation, by, reasons: each }) => [
      `\`${mutation}\``,
      by.toLowerCase(),
      each.join(', '),
    ]);
  const unique = new Map(rows.map((row) => [row.join(), row]));
  return table(['mutation', 'by', 'reasons'], [...unique.values()]);
}

const stages = () =>
  Object.entries(PROCEDURES).flatMap(([procedure, each]) => [
    '',
    `### ${procedure}`,
    '',
    ...table(
      ['stage', 'states', 'by', 'needs', ''],
      each.map(({ code, states, by, needs, mayBeSkipped, mayRecur, ends }) => [
        code,
        states.join(', '),
        by.join(', ').toLowerCase(),
        needs.join(', ').toLowerCase(),
        [mayBeSkipped && 'may be skipped', mayRecur && 'may recur', ends && 'ends it']
          .filter(Boolean)
          .join(', '),
      ]),
    ),
  ]);
