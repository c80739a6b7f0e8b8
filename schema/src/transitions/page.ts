import { PROCEDURES } from '@lianjian/lists/procedures';
import { NOUNS } from './nouns.ts';
import { rolesTable, sidesTable } from './roles.ts';
import { matrix, table } from './table.ts';

/** Who may take which step in which state: every cell, from the tables that the rules are made of. */
export function transitionsPage(): string {
  const nouns = NOUNS.map(({ title, scope, states, ways, note }) => [
    `## ${title}`,
    '',
    `Scope \`${scope}\`.${note ? ` ${note}` : ''}`,
    '',
    ...matrix(states, ways),
  ]);
  const sections = [
    [...INTRODUCTION, '', ...sidesTable()],
    ['## Roles (角色)', '', ROLES, '', ...rolesTable()],
    ...nouns,
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
];

const ROLES =
  'On which sides a key of each role can stand. The community is known by the role and the place, every other side by who is named on the row; the role has to admit the scope. A role with a blank cell takes no step there.';
const REASONED = 'A step with reasons asks for one of them.';
const STAGED =
  '`advanceStage` takes a case from stage to stage of its procedure, in this order; what may be skipped is passed over, what may recur is entered again.';

/** The reasons of each step, said once for all sides that have the same ones. */
function reasons(): string[] {
  const rows = new Map<string, { mutation: string; each: string; by: Set<string> }>();
  for (const { mutation, by, reasons: said = [] } of NOUNS.flatMap(({ ways }) => ways)) {
    const each = said.join(', ');
    const row = rows.get(mutation + each) ?? { mutation, each, by: new Set() };
    row.by.add(by.toLowerCase());
    if (each) {
      rows.set(mutation + each, row);
    }
  }
  return table(
    ['mutation', 'by', 'reasons'],
    [...rows.values()].map(({ mutation, by, each }) => [
      `\`${mutation}\``,
      [...by].join(', '),
      each,
    ]),
  );
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
