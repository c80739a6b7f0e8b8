import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** What something that was set out to be done can come to. */
const PROGRESS_TARGETS = ['UNDER_WAY', 'DONE', 'DROPPED'] as const;
export type Progress = (typeof PROGRESS_TARGETS)[number];

/** From where it gets there; `first` is where it stands before anybody has begun. */
const FROM: Readonly<Record<Progress, readonly (Progress | 'FIRST')[]>> = {
  // What turned out not to be done, or was given up, may be taken up again.
  UNDER_WAY: ['FIRST', 'DONE', 'DROPPED'],
  DONE: ['FIRST', 'UNDER_WAY'],
  DROPPED: ['FIRST', 'UNDER_WAY'],
};

/** A noun that is carried out step by step. */
export interface Undertaken {
  mutation: string;
  /** The field of the input that names the row. */
  field: string;
  first: string;
  /** On what side those stand who may tell of it besides the community. */
  side: string;
  missing: Bilingual;
  notYours: Bilingual;
}

/** A row as its progress is decided on. */
export interface Standing {
  id: string;
  version: number;
  state: string;
  areaPath: string;
  /** Who may tell of it besides who keeps the books of its area. */
  tellers: readonly (string | null)[];
  /** Why nothing more can come of it, whoever asks; null while something can. */
  closed: Bilingual | null;
}

const from = ({ first }: Undertaken, to: Progress): string[] =>
  FROM[to].map((state) => (state === 'FIRST' ? first : state));

const mayTell = ({ tellers, areaPath }: Standing, { actor, actingForId }: By) =>
  tellers.includes(actingForId) || keepsBooksOf(actor, actingForId, areaPath);

/** All that stands against telling how far it is, at once. */
export function progressViolations(
  noun: Undertaken,
  { id, to, expectedVersion }: { id: string; to: Progress; expectedVersion: number },
  by: By,
  row: Standing | null,
): UserErrorShape[] {
  const { field, missing, notYours } = noun;
  if (!row) {
    return [violation('NOT_FOUND', field, missing.zh, missing.en, { entityId: id })];
  }
  const found: UserErrorShape[] = [];
  if (row.closed) {
    const { zh, en } = row.closed;
    found.push(violation('INVALID_STATE', field, zh, en, { entityId: id }));
  }
  if (!from(noun, to).includes(row.state)) {
    const [zh, en] = [`现处于 ${row.state}，不能转为 ${to}。`, `It is ${row.state} now.`];
    found.push(violation('INVALID_STATE', 'state', zh, en, { entityId: id }));
  }
  if (!mayTell(row, by)) {
    found.push(violation('FORBIDDEN', 'actingForId', notYours.zh, notYours.en));
  }
  return [...found, ...versionViolations(expectedVersion, row)];
}

/** The ways on, as they are for the caller as whichever of its parties. */
export function progressWays(
  noun: Undertaken,
  row: Standing,
  actor: Actor | null,
): TransitionShape[] {
  const can =
    actor === null || partiesOf(actor).some((actingForId) => mayTell(row, { actor, actingForId }));
  const whyNot = [
    ...credentialObjections(actor, AGREEMENTS_WRITE),
    ...(can ? [] : [noun.notYours]),
    ...(row.closed ? [row.closed] : []),
  ];
  return PROGRESS_TARGETS.filter((to) => from(noun, to).includes(row.state)).map((to) => ({
    to,
    mutation: noun.mutation,
    reasonRequired: false,
    whyNot,
  }));
}

/** Every way on, for the page of transitions. */
export const waysOfProgress = (noun: Undertaken) =>
  PROGRESS_TARGETS.flatMap((to) =>
    from(noun, to).flatMap((state) =>
      [noun.side, 'COMMUNITY'].map((by) => ({ mutation: noun.mutation, from: state, to, by })),
    ),
  );
