import { all, any, type Sql, sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { admits, asksForResource, fits, isOpen } from '../match/fit.store.ts';
import { joined } from '../match/pair.store.ts';
import { fromDemands } from '../match/reach.store.ts';
import { kindOfProvider } from '../match/verdict/verdict.ts';

/** Which of these demands can be claimed now: by the provider if there is one, else by anybody. */
export async function claimableOf(
  demandIds: readonly string[],
  providerId: string | null,
  where: readonly Sql[],
): Promise<ReadonlySet<string>> {
  const found = await db().$queryRaw<{ id: string }[]>(sql`
    select x.id from demand_now x
    where ${all([
      sql`x.id = any (${[...demandIds]}::text[])`,
      isOpen,
      ...where,
      ...(providerId === null ? [] : [isFor(providerId, demandIds)]),
    ])}`);
  return new Set(found.map(({ id }) => id));
}

/** That something which the provider offers fits, or that the kind asks for nothing but the provider. */
function isFor(providerId: string, demandIds: readonly string[]): Sql {
  const reach = fromDemands(sql`${[...demandIds]}::text[]`);
  const itself =
    kindOfProvider(providerId) === 'PERSON'
      ? any([admits(sql`'PERSON'`), admits(sql`'TEAM_MEMBER'`)])
      : admits(sql`'ORGANISATION'`);
  return any([
    all([sql`not ${asksForResource}`, itself]),
    sql`x.id in (
      select x.id from ${joined(reach)}
      where ${all([
        reach.where,
        fits,
        sql`${providerId} in (r.provider_organisation_id, r.provider_person_id)`,
      ])})`,
  ]);
}
