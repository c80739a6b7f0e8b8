import { sql } from '@lianjian/kernel/sql';
import type { Tx } from '../demand/demand-lock.store.ts';
import type { Listed } from './twice.rules.ts';

/** Makes imports into one list come one after another, so that each meets what the other wrote. */
export async function lockList(tx: Tx, areaId: string): Promise<void> {
  await tx.$queryRaw(sql`
    select pg_advisory_xact_lock(hashtextextended(${`resource list of ${areaId}`}, 0))::text as locked`);
}

/** What makes the resources of some providers on the list of a community the same as others. */
export async function listedBy(
  client: Pick<Tx, '$queryRaw'>,
  areaPath: string,
  providerIds: readonly string[],
): Promise<Listed[]> {
  const rows = await client.$queryRaw<(Listed['offer'] & Omit<Listed, 'offer'>)[]>(sql`
    select x.id, coalesce(x.provider_organisation_id, x.provider_person_id) as "providerId", x.title,
      x.category::text, x.unit::text, x.available_from::text as "availableFrom",
      x.available_to::text as "availableTo",
      array(select a.area_id from service_area a where a.resource_id = x.id) as "serviceAreaIds",
      array(select c.compound_id from service_compound c where c.resource_id = x.id) as "serviceCompoundIds"
    from service_resource x
    where x.area_path = ${areaPath} and x.state <> 'WITHDRAWN'
      and coalesce(x.provider_organisation_id, x.provider_person_id) = any(${providerIds}::text[])`);
  return rows.map(({ id, providerId, ...offer }) => ({ id, providerId, offer }));
}
