import { followEvents } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { chinaWorkdays } from '../calendar/announced.ts';
import { plusDays, startOf } from '../quarter/quarter.rules.ts';
import { type Charter, type ClockCode, dueAt, USUAL_LIMITS } from './limit.rules.ts';
import { batchesOf, type Move, movesOf } from './moves.rules.ts';

// Clocks go with what happens: whoever appends events moves them, in the same transaction.
followEvents('lists', async (tx, changes, onBehalfOfId) => {
  for (const batch of batchesOf(movesOf(changes))) {
    const does = batch[0]?.does;
    if (does === 'START') {
      await start(tx, batch);
    } else if (does === 'AGREE') {
      await agree(tx, batch);
    } else {
      await end(tx, batch, onBehalfOfId);
    }
  }
});

const today = sql`(statement_timestamp() at time zone 'Asia/Shanghai')::date`;

const MOVES = sql`m(does text, clock text, "demandId" text, "claimId" text, "as" text)`;

/** A clock that is to be started, with all that its due time depends on. */
interface Beginning extends Partial<Charter> {
  code: ClockCode;
  demandId: string;
  claimId: string | null;
  areaId: string;
  areaPath: string;
  partyId: string;
  startedAt: Date;
  /** The last day that was agreed, as a day of Asia/Shanghai. */
  agreedDay: string | null;
  agreedAt: Date | null;
}

async function start(tx: Queryable, moves: readonly Move[]): Promise<void> {
  const rows = (await beginnings(tx, moves)).map(({ agreedDay, agreedAt, ...row }) => {
    const agreed = agreedAt ?? (agreedDay === null ? null : startOf(plusDays(agreedDay, 1)));
    const isAgreed = agreed !== null && agreed > row.startedAt;
    const { limitMinutes = null, limitWorkdays = null } = row;
    const isSet = limitMinutes !== null || limitWorkdays !== null;
    const charter = isSet ? { limitMinutes, limitWorkdays } : USUAL_LIMITS[row.code];
    const limit = isAgreed ? { limitMinutes: null, limitWorkdays: null } : charter;
    return {
      ...row,
      id: newId('clk'),
      limitMinutes: limit.limitMinutes,
      limitWorkdays: limit.limitWorkdays,
      responders: row.responders ?? [],
      dueAt: isAgreed ? agreed : dueAt(row.startedAt, charter, chinaWorkdays),
    };
  });
  await tx.$queryRaw(sql`
    insert into clock (id, code, demand_id, claim_id, area_id, area_path, party_id, limit_minutes,
      limit_workdays, responders, started_at, due_at, created_at, updated_at, provenance)
    select k.id, k.code::"ClockCode", k."demandId", k."claimId", k."areaId", k."areaPath",
      k."partyId", k."limitMinutes", k."limitWorkdays", k.responders::"ResponderRole"[],
      k."startedAt", k."dueAt", statement_timestamp(), statement_timestamp(), 'ENTERED'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(
      id text, code text, "demandId" text, "claimId" text, "areaId" text, "areaPath" text,
      "partyId" text, "limitMinutes" int, "limitWorkdays" int, responders text[],
      "startedAt" timestamptz, "dueAt" timestamptz)
    on conflict do nothing`);
}

/**
 * What is known of clocks that begin: whose they are, since when, and by which rule. A demand is
 * waited for from its receipt on; a return visit is owed to a demand, whoever's claim was confirmed.
 * Days that were agreed bind whoever delivers.
 */
function beginnings(tx: Queryable, moves: readonly Move[]): PromiseLike<Beginning[]> {
  return tx.$queryRaw<Beginning[]>(sql`
    select m.clock as code, d.id as "demandId", d.area_id as "areaId", d.area_path as "areaPath",
      case when m.clock = 'DELIVERY' then c.id end as "claimId",
      case when m.clock = 'DELIVERY' then coalesce(c.claimant_organisation_id, c.claimant_person_id,
        a.assignee_organisation_id, a.assignee_person_id, d.responsible_party_id, 'org-' || d.area_id)
        else 'org-' || d.area_id end as "partyId",
      case when d.state = 'COLLECTED' then d.received_at
        else statement_timestamp()::timestamptz(3) end as "startedAt",
      case when m.clock = 'DELIVERY' then d.wanted_by::text end as "agreedDay",
      case when m.clock = 'DELIVERY' then a.due_at end as "agreedAt",
      r.limit_minutes as "limitMinutes", r.limit_workdays as "limitWorkdays",
      r.responders::text[] as responders
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as ${MOVES}
    left join claim c on c.id = m."claimId"
    join demand d on d.id = coalesce(m."demandId", c.demand_id)
    left join lateral (
      select a.* from assignment a
      where c.id is null and a.demand_id = d.id and a.state not in ('DONE', 'RETURNED')
      order by a.assigned_at desc, a.id limit 1) a on true
    left join lateral (
      select r.* from clock_rule r
      where r.area_id = any (string_to_array(d.area_path, '.')) and r.code = m.clock::"ClockCode"
        and r.valid_from <= ${today}
      order by length(r.area_path) desc, r.valid_from desc limit 1) r on true
    order by m.clock, d.id, c.id`);
}

/**
 * Sets clocks to the end of a day to which those who wait have put the service off; a day that one
 * side names makes nothing due earlier. What is late stays late, what stands still as it is.
 */
async function agree(tx: Queryable, moves: readonly Move[]): Promise<void> {
  const endOfDay = sql`((c.appointed_for at time zone 'Asia/Shanghai')::date + 1)::timestamp
    at time zone 'Asia/Shanghai'`;
  await tx.$queryRaw(sql`
    update clock k set due_at = ${endOfDay},
      limit_minutes = null, limit_workdays = null,
      version = k.version + 1, updated_at = statement_timestamp()
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as ${MOVES}
    join claim c on c.id = m."claimId"
    where k.claim_id = c.id and k.code = m.clock::"ClockCode"
      and k.stopped_at is null and k.cancelled_at is null and k.paused_at is null
      and (k.due_at is null or (k.due_at > statement_timestamp() and k.due_at < ${endOfDay}))`);
}

/** Ends the clocks that wait for what has happened, or for what can happen no more. */
async function end(tx: Queryable, moves: readonly Move[], byId: string | null): Promise<void> {
  await tx.$queryRaw(sql`
    update clock k set
      stopped_at = case when m.does = 'STOP' then statement_timestamp()::timestamptz(3) end,
      cancelled_at = case when m.does = 'CANCEL' then statement_timestamp()::timestamptz(3) end,
      responder_id = case when m.does = 'STOP' then ${byId}::text end,
      responder_role = case when m.does = 'STOP' then m."as"::"ResponderRole" end,
      version = k.version + 1, updated_at = statement_timestamp()
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as ${MOVES}
    where k.stopped_at is null and k.cancelled_at is null
      and (k.claim_id = m."claimId"
        or k.demand_id = m."demandId" and (k.claim_id is null or m.clock is null))
      and (m.clock is null or k.code = m.clock::"ClockCode")
      and (k.responders = '{}' or m."as" is null or m."as"::"ResponderRole" = any (k.responders))`);
}
