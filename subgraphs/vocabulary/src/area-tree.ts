import type { Context } from '@lianjian/kernel/context';
import type { Queryable } from '@lianjian/kernel/page-query';
import { askEntities } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import { type Asked, asked } from './asking.ts';

/** The owner of areas; every other namespace has a copy of the tree, ids and paths alone. */
const OWNER = 'organisations';

interface Node {
  id: string;
  path: string;
}

/**
 * The paths of areas, by id; those that do not exist are not there. An area that this namespace has
 * not met is asked of its owner and learnt with all above it, outside of any transaction. Areas never
 * move, so what was learnt stays right. Throws PeerUnavailable.
 */
export async function pathsOf(
  db: Queryable,
  ids: readonly string[],
  ctx: Context,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  const known = await db.$queryRaw<Node[]>(
    sql`select n.id, n.path from area_node n where n.id = any(${wanted}::text[])`,
  );
  const paths = new Map(known.map(({ id, path }) => [id, path]));
  const unmet = wanted.filter((id) => !paths.has(id));
  if (unmet.length > 0) {
    for (const { id, path } of await learn(db, unmet, ctx)) {
      paths.set(id, path);
    }
  }
  return paths;
}

/** The path of one area that an input names; null where there is none. */
export async function askPath(
  db: Queryable,
  field: string,
  id: string,
  ctx: Context,
): Promise<Asked<string | null>> {
  return asked(field, async () => (await pathsOf(db, [id], ctx)).get(id) ?? null, id);
}

async function learn(db: Queryable, ids: readonly string[], ctx: Context): Promise<Node[]> {
  const named = ids.map((id) => ({ __typename: 'Area', id }));
  const answers = await askEntities(OWNER, named, '... on Area { id path }', ctx);
  const found = answers.flatMap((answer) => (answer ? [answer as unknown as Node] : []));
  if (found.length > 0) {
    const nodes = found
      .flatMap(({ path }) => lineOf(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    // Two may learn the same at once; rows come in one order, so that neither waits for the other for ever.
    await db.$queryRaw(sql`
      insert into area_node (id, parent_id, path)
      select n.id, n."parentId", n.path
      from jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb) as n(id text, "parentId" text, path text)
      on conflict (id) do nothing`);
  }
  return found;
}

/** An area and all above it, from its path: ids from the root down. */
function lineOf(path: string): (Node & { parentId: string | null })[] {
  const ids = path.split('.');
  return ids.map((id, at) => ({
    id,
    parentId: ids[at - 1] ?? null,
    path: ids.slice(0, at + 1).join('.'),
  }));
}
