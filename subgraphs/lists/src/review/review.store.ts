import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Review, ReviewItem } from '@lianjian/prisma-lists/client';
import { made } from '@lianjian/vocabulary/entry';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import type { Place } from '../submission/place.ts';
import { type Counted, type SubjectKey, talliesBy } from './tally.rules.ts';

/** The claims of a community's year: those of its demands that took capacity of one of its quarters. */
const claimsOf = (tx: Tx, areaId: string, year: number) =>
  tx.$queryRaw<Counted[]>(sql`
    select c.claimant_organisation_id as "organisationId", c.agreement_id as "agreementId",
      c.state::text as state, c.accepted_at is not null as "wasAccepted",
      array(select r.score from rating r where r.claim_id = c.id) as marks
    from claim_now c where c.area_id = ${areaId} and left(c.quarter, 4) = ${String(year)}`);

/** Whoever opens, marks or publishes a review of a community's year has it alone. */
export async function lockYear(tx: Tx, areaId: string, year: number): Promise<Date> {
  const name = `review of ${areaId} ${year}`;
  await tx.$queryRaw(
    sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))::text as locked`,
  );
  return instantOf(tx);
}

/** Counts everybody's year anew; marks stay, and whoever came in since gets an item. */
async function count(tx: Tx, review: Pick<Review, 'id' | 'areaId' | 'year'>, instant: Date) {
  const claims = await claimsOf(tx, review.areaId, review.year);
  const rows = (['organisationId', 'agreementId'] as SubjectKey[]).flatMap((key) =>
    [...talliesBy(key, claims)].map(([subject, tally]) => ({ [key]: subject, ...tally })),
  );
  const given = JSON.stringify(rows.map((row) => ({ id: newId('rvi'), ...row })));
  await tx.$queryRaw(sql`
    insert into review_item (id, review_id, organisation_id, agreement_id, claims, delivered, confirmed,
      released, ratings, rating, counted_at, created_at, updated_at, provenance)
    select i.id, ${review.id}, i."organisationId", i."agreementId", i.claims, i.delivered, i.confirmed,
      i.released, i.ratings, i.rating, ${instant}::timestamptz, ${instant}::timestamptz,
      ${instant}::timestamptz, 'ENTERED'
    from jsonb_to_recordset(${given}::jsonb) as i(id text, "organisationId" text, "agreementId" text,
      claims int, delivered int, confirmed int, released int, ratings int, rating numeric)
    where not exists (select 1 from review_item o where o.review_id = ${review.id}
      and coalesce(o.organisation_id, o.agreement_id) = coalesce(i."organisationId", i."agreementId"))
    returning id`);
  await tx.$queryRaw(sql`
    update review_item o set claims = i.claims, delivered = i.delivered, confirmed = i.confirmed,
      released = i.released, ratings = i.ratings, rating = i.rating,
      counted_at = ${instant}::timestamptz, updated_at = ${instant}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as i("organisationId" text, "agreementId" text,
      claims int, delivered int, confirmed int, released int, ratings int, rating numeric)
    where o.review_id = ${review.id}
      and coalesce(o.organisation_id, o.agreement_id) = coalesce(i."organisationId", i."agreementId")
    returning o.id`);
}

/** Opens the review of a year, with an item for every unit and agreement that has claims in it. */
export async function open(
  tx: Tx,
  id: string,
  { areaId, areaPath }: Place,
  { year, instant }: { year: number; instant: Date },
): Promise<Change[]> {
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.review.create({ data: { id, areaId, areaPath, year, state: 'OPEN', ...stamps } });
  await count(tx, { id, areaId, year }, instant);
  return [made('review.opened', 'Review', id, { areaPath, state: 'OPEN', year })];
}

/** A review with its items, both locked against others who mark or publish. */
export async function lockReview(tx: Tx, id: string) {
  const seen = await tx.review.findUnique({ where: { id } });
  if (!seen) {
    throw new CameBetween();
  }
  const instant = await lockYear(tx, seen.areaId, seen.year);
  const row = await tx.review.findUniqueOrThrow({ where: { id } });
  return { row, instant, items: await tx.reviewItem.findMany({ where: { reviewId: id } }) };
}

/** Who did what an item is about: the unit, or whoever claimed under the agreement in the year. */
export async function providersOf(tx: Tx, { year }: Review, item: ReviewItem): Promise<string[]> {
  if (item.organisationId !== null) {
    return [item.organisationId];
  }
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    select distinct coalesce(c.claimant_organisation_id, c.claimant_person_id) as id from claim c
    where c.agreement_id = ${item.agreementId} and left(c.quarter, 4) = ${String(year)}`);
  return rows.map(({ id }) => id);
}

export async function mark(
  tx: Tx,
  review: Review,
  item: ReviewItem,
  given: { score: number; remark: string | null; scoredById: string; instant: Date },
): Promise<Change[]> {
  const { instant, ...values } = given;
  const version = item.version + 1;
  await tx.reviewItem.update({
    where: { id: item.id },
    data: { ...values, version, updatedAt: instant },
  });
  const versions = { fromVersion: item.version, toVersion: version };
  const about = { type: 'review.scored', entityType: 'ReviewItem', entityId: item.id };
  const before = { score: item.score };
  return [
    { ...about, ...versions, areaPath: review.areaPath, before, after: { score: given.score } },
  ];
}

/** Publishes a review: everything is counted once more, and stands so from then on. */
export async function publish(tx: Tx, row: Review, instant: Date): Promise<Change[]> {
  await count(tx, row, instant);
  const version = row.version + 1;
  await tx.review.update({
    where: { id: row.id },
    data: { state: 'PUBLISHED', publishedAt: instant, version, updatedAt: instant },
  });
  const about = { type: 'review.published', entityType: 'Review', entityId: row.id };
  const versions = { fromVersion: row.version, toVersion: version };
  const [before, after] = [{ state: row.state }, { state: 'PUBLISHED' }];
  return [{ ...about, ...versions, areaPath: row.areaPath, before, after }];
}
