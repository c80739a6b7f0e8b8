import type { Actor, Context } from '@lianjian/kernel/context';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { perform } from '../perform.ts';
import type { ReasonCode } from '../words.ts';
import { type Keeper, type LifeStep, lifeViolations } from './lifecycle.rules.ts';

/** What is ended by one mutation, and how it is stored. */
export interface Ending<State extends string> {
  mutation: string;
  /** The field of the input that names the row. */
  field: string;
  step: LifeStep<State>;
  keeper: Keeper<{ areaPath: string }>;
  table: string;
  /** The enumeration of its state. */
  states: string;
  entityType: string;
  /** What it is called in the log. */
  type: string;
  missing: { zh: string; en: string };
  /** Which rows the caller may read; all where nothing is said. What may not be read is not there. */
  visible?(ctx: Context): Sql;
}

interface EndInput extends CommandInput {
  expectedVersion: number;
  reason: ReasonCode;
}

interface Row<State extends string> {
  id: string;
  state: State;
  version: number;
  areaPath: string;
}

/** Ends a row that a community keeps beside the lists; there is nothing to say but why. */
export function endRow<State extends string>(
  ending: Ending<State>,
  id: string,
  input: EndInput,
  { actor, ctx }: { actor: Actor; ctx: Context },
) {
  const { mutation, field, step, keeper } = ending;
  const { expectedVersion, reason } = input;
  const act = { mutation, input, meaning: { id, expectedVersion, reason }, violations: [] };
  const visible = ending.visible?.(ctx) ?? raw('true');
  const found = (tx: Pick<Tx, '$queryRaw'>, locked: Sql) =>
    tx.$queryRaw<Row<State>[]>(sql`
      select x.id, x.state::text as state, x.version, x.area_path as "areaPath"
      from ${raw(ending.table)} x where x.id = ${id} and ${visible} ${locked}`);
  return perform(act, { actor, ctx }, async (by) => {
    const [seen] = await found(db(), raw(''));
    if (!seen) {
      const { zh, en } = ending.missing;
      return [violation('NOT_FOUND', field, zh, en, { entityId: id })];
    }
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const [row] = await found(tx, raw('for update'));
        if (!row) {
          throw new CameBetween();
        }
        const taking = { field, expectedVersion, reason };
        return {
          violations: lifeViolations<State, Row<State>>(step, keeper, row, by, taking),
          write: async () => [await write(tx, ending, row, reason)],
        };
      },
    };
  });
}

async function write<State extends string>(
  tx: Tx,
  { table, states, step, type, entityType }: Ending<State>,
  { id, version, state, areaPath }: Row<State>,
  reason: ReasonCode,
) {
  await tx.$queryRaw(sql`
    update ${raw(table)} set state = ${step.to}::text::${raw(`"${states}"`)},
      version = ${version + 1}::int, updated_at = statement_timestamp()
    where id = ${id} returning 1 as ended`);
  return {
    type,
    entityType,
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { state },
    after: { state: step.to, reason },
  };
}
