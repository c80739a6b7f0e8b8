import { batched } from '@lianjian/kernel/batched';
import type { Context } from '@lianjian/kernel/context';
import { PeerUnavailable } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { db } from '../db.ts';
import { askCompounds, askCompoundsWithin, type Lying } from './asking-compounds.ts';

/**
 * Makes sure that a compound is known here with its place, so that an agreement for an area covers it
 * however late it was entered. Throws PeerUnavailable for one that is new while its owner is down.
 */
export const meetCompound = batched<void>(async (ids, ctx) => {
  const unmet = new Set(await unmetOf(ids));
  const failure =
    unmet.size > 0
      ? await failureOf(async () => {
          const found = await askCompounds([...unmet], ctx);
          await keepCompounds(
            found.flatMap((each) => each ?? []),
            ctx,
          );
        })
      : null;
  return ids.map((id) => (failure && unmet.has(id) ? failure : undefined));
});

/**
 * Makes sure that all compounds of some areas are known here, as their owner has them now: what lies
 * there is not for this subgraph to know by itself. Gives back why they are not, if they are not.
 */
export function meetCompoundsWithin(
  areaIds: readonly string[],
  ctx: Context,
): Promise<PeerUnavailable | null> {
  return failureOf(async () => {
    const lying = await askCompoundsWithin([...new Set(areaIds)], ctx);
    const unmet = new Set(lying.length === 0 ? [] : await unmetOf(lying.map(({ id }) => id)));
    await keepCompounds(
      lying.filter(({ id }) => unmet.has(id)),
      ctx,
    );
  });
}

async function unmetOf(ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const known = await db().$queryRaw<{ id: string }[]>(
    sql`select n.id from compound_node n where n.id = any(${wanted}::text[])`,
  );
  const met = new Set(known.map(({ id }) => id));
  return wanted.filter((id) => !met.has(id));
}

async function failureOf(work: () => Promise<void>): Promise<PeerUnavailable | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof PeerUnavailable) {
      return error;
    }
    throw error;
  }
}

/** Keeps where compounds lie, as their owner has told; they never move. */
export async function keepCompounds(lying: readonly Lying[], ctx: Context): Promise<void> {
  if (lying.length === 0) {
    return;
  }
  const paths = await pathsOf(
    db(),
    lying.map(({ areaId }) => areaId),
    ctx,
  );
  const nodes = lying
    .flatMap(({ id, areaId }) => {
      const path = paths.get(areaId);
      return path ? [{ id, path }] : [];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await db().$queryRaw(sql`
    insert into compound_node (id, area_path)
    select n.id, n.path from jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb) as n(id text, path text)
    on conflict (id) do nothing`);
}
