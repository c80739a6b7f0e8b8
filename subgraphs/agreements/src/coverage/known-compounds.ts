import { batched } from '@lianjian/kernel/batched';
import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { db } from '../db.ts';

/** A compound with the community in which it lies. */
export interface Lying {
  id: string;
  areaId: string;
}

/**
 * Makes sure that a compound is known here with its place, so that an agreement for an area covers it
 * however late it was entered. Throws PeerUnavailable for one that is new while its owner is down.
 */
export const meetCompound = batched<void>(async (ids, ctx) => {
  const known = await db().$queryRaw<{ id: string }[]>(
    sql`select n.id from compound_node n where n.id = any(${[...new Set(ids)]}::text[])`,
  );
  const unmet = new Set(ids);
  for (const { id } of known) {
    unmet.delete(id);
  }
  const failure = unmet.size > 0 ? await ask([...unmet], ctx) : null;
  return ids.map((id) => (failure && unmet.has(id) ? failure : undefined));
});

async function ask(ids: readonly string[], ctx: Context): Promise<PeerUnavailable | null> {
  const named = ids.map((id) => ({ __typename: 'Compound', id }));
  try {
    const found = await askEntities('compounds', named, '... on Compound { id area { id } }', ctx);
    const lying = found.flatMap((each) => {
      const { id, area } = (each ?? {}) as { id?: string; area?: { id: string } | null };
      return id && area ? [{ id, areaId: area.id }] : [];
    });
    await keepCompounds(lying, ctx);
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
