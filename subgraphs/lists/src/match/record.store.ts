import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { CASES_MAX, PROVIDER_REASONS, UNRATED_MARK } from './factor/reliability.rules.ts';

/**
 * The records of providers, given as a relation of `provider_id`: for each who has closed cases
 * their number and the sum of their marks. Each provider's claims are read once, the latest first.
 */
export function recordsOf(providers: Sql): Sql {
  return sql`
    select provider.provider_id, count(*)::int as cases, sum(${mark}) as marks
    from (${providers}) provider
    cross join lateral (
      (${closedBy(raw('c.claimant_organisation_id'))})
      union all (${closedBy(raw('c.claimant_person_id'))})) c
    group by provider.provider_id`;
}

const mark = sql`case when c.state = 'CONFIRMED'
  then c.confirmed::numeric / c.quantity * coalesce(
    (select (avg(g.score) - 1) / 4 from rating g where g.claim_id = c.id), ${UNRATED_MARK}::numeric)
  else 0 end`;

function closedBy(party: Sql): Sql {
  return sql`
    select c.id, c.state, c.confirmed, c.quantity from claim_now c
    where ${party} = provider.provider_id
      and (c.state = 'CONFIRMED'
        or c.state = 'RELEASED' and c.reason = any (${[...PROVIDER_REASONS]}::text[]::"ReasonCode"[]))
    order by c.quarter desc, c.id limit ${CASES_MAX}`;
}
