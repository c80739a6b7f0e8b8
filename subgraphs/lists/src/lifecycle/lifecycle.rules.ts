import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import type { ReasonCode } from '../words.ts';

/** One way on for a row that a community keeps beside the lists. */
export interface LifeStep<State extends string> {
  from: readonly State[];
  to: State;
  /** The reasons that it can have; it asks for one where there are any. */
  reasons?: readonly ReasonCode[];
}

/** A row as its steps see it. */
export interface Living<State extends string> {
  id: string;
  state: State;
  version: number;
  areaPath: string;
}

/** Who may take the steps of a noun, and how that is said to others. */
export interface Keeper<Row> {
  /** Who may besides the community of the place and those above it, by what they are to the row. */
  parties?: Readonly<Record<string, (row: Row) => readonly (string | null)[]>>;
  notYours: Bilingual;
}

/** On which sides of a row those stand who may take its steps. */
export const sidesOfKeeper = <Row>({ parties = {} }: Keeper<Row>): string[] => [
  'COMMUNITY',
  ...Object.keys(parties),
];

function mayKeep<Row extends { areaPath: string }>(
  { parties = {} }: Keeper<Row>,
  row: Row,
  { actor, actingForId }: By,
): boolean {
  const isParty = Object.values(parties).some((idsOf) =>
    idsOf(row).some((id) => id !== null && (id === actingForId || id === actor.id)),
  );
  return isParty || keepsBooksOf(actor, actingForId, row.areaPath);
}

/** What an input says of the row that it decides about. */
export interface Taking {
  /** The field of the input that names the row. */
  field: string;
  expectedVersion: number;
  reason?: ReasonCode | null;
}

/** Only its keeper may do it. */
export function keeperViolations<Row extends { areaPath: string }>(
  keeper: Keeper<Row>,
  row: Row,
  by: By,
): UserErrorShape[] {
  const { zh, en } = keeper.notYours;
  return mayKeep(keeper, row, by) ? [] : [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** All that stands against a step, at once; nothing when it can be taken. */
export function lifeViolations<State extends string, Row extends Living<State>>(
  step: LifeStep<State>,
  keeper: Keeper<NoInfer<Row>>,
  row: Row,
  by: By,
  { field, expectedVersion, reason }: Taking,
): UserErrorShape[] {
  const found = keeperViolations(keeper, row, by);
  if (!step.from.includes(row.state)) {
    const [zh, en] = [`现处于 ${row.state}，不能如此办理。`, `It is ${row.state} now.`];
    found.push(violation('INVALID_STATE', field, zh, en, { entityId: row.id }));
  }
  const { reasons = [] } = step;
  if (reasons.length > 0 && !(reason && reasons.includes(reason))) {
    const zh = `此项操作的原因须为：${reasons.join('、')}。`;
    const en = `The reason must be of: ${reasons.join(', ')}.`;
    found.push(violation('INVALID_INPUT', 'reason', zh, en));
  }
  return [...found, ...versionViolations(expectedVersion, row)];
}

/** Why the caller may take none of the steps of a row, as whichever of its parties; nothing if it may. */
export function whyNotKeeper<Row extends { areaPath: string }>(
  keeper: Keeper<Row>,
  row: Row,
  actor: Actor | null,
): Bilingual[] {
  const scope = credentialObjections(actor, COMMUNITY_WRITE);
  if (!actor) {
    return scope;
  }
  const may = partiesOf(actor).some((actingForId) => mayKeep(keeper, row, { actor, actingForId }));
  return may ? scope : [...scope, keeper.notYours];
}
