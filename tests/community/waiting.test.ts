// What waits beside the lists, for a community and for the parties: complaints, planned days that have
// passed, and servings that nobody wrote down; each queue against the rows and rules themselves.
import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusDays } from '../../subgraphs/lists/src/quarter/quarter.rules.ts';
import { inLists } from '../lists/claiming.ts';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  DAY,
  firm,
  holdActivity,
  MEALS,
  ningbao,
  pauseRecurringService,
  planActivity,
  recordServing,
  resident,
  SCOPES,
  startRecurringService,
  street,
  unit,
} from './keeping.ts';

const station = organisation('org-ningbao-eldercare', 'PARTNER_UNIT', SCOPES);
const giveFeedback = commandOf({
  subgraph: 'lists',
  mutation: 'giveFeedback',
  field: 'feedback',
  selection: 'id version',
});
const answerFeedback = commandOf({
  subgraph: 'lists',
  mutation: 'answerFeedback',
  field: 'feedback',
  selection: 'id',
});
const REMINDED = 30;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = 'complaints' | 'toHold' | 'toRecord';

/** The ids of a queue of the community, or of what waits for a party. */
async function queue(name: Name, actor: Actor, areaId: string | null): Promise<string[]> {
  const root = areaId ? `worklist(areaId: "${areaId}")` : 'partyWorklist';
  const text = `{ found: ${root} { ${name}(first: 100) { totalCount nodes { id } } } }`;
  const { data, errors } = await world.ask('lists', text, {}, { actor });
  expect(errors).toBeUndefined();
  const told = data as { found: Record<string, { totalCount: number; nodes: { id: string }[] }> };
  const { totalCount = -1, nodes = [] } = told.found[name] ?? {};
  expect(nodes).toHaveLength(totalCount);
  return nodes.map(({ id }) => id).sort();
}

describe('a complaint', () => {
  test('waits for the community, those above it and whose service it is about, until it is answered', async () => {
    const given = { kind: 'COMPLAINT', text: '没有按时送到', channel: 'VISIT' };
    const about = { ...given, organisationId: station.id, areaId: 'com-ningbao' };
    const { feedback, userErrors } = await giveFeedback.done(world, resident, about);
    expect(userErrors).toEqual([]);
    const id = String(feedback?.id);
    const open = await inLists<{ id: string }>(
      world,
      `select id from feedback where state = 'OPEN' and area_path like '%.com-ningbao' order by id`,
    );
    expect(await queue('complaints', ningbao, 'com-ningbao')).toEqual(open.map((row) => row.id));
    expect(await queue('complaints', street, 'str-xinglin')).toContain(id);
    expect(await queue('complaints', station, null)).toEqual([id]);
    expect(await queue('complaints', unit, null)).not.toContain(id);
    const answer = { feedbackId: id, expectedVersion: 1, answer: '已改进' };
    expect(faults(await answerFeedback.done(world, station, answer))).toEqual([]);
    expect(await queue('complaints', ningbao, 'com-ningbao')).not.toContain(id);
    expect(await queue('complaints', station, null)).toEqual([]);
  });
});

describe('an activity', () => {
  test('waits once its day has passed, until it is said whether it was held', async () => {
    const plan = async (heldOn: string) => {
      const { activity: row } = await planActivity.done(world, ningbao, { ...DAY, heldOn });
      return String(row?.id);
    };
    const [past, now] = [await plan('2024-05-11'), await plan(today())];
    const rough = await plan('2024-06-11');
    await inLists(world, `update service_activity set held_on = $2 where id = $1`, [
      rough,
      today().slice(0, 7),
    ]);
    const waiting = await queue('toHold', ningbao, 'com-ningbao');
    expect(waiting).toContain(past);
    expect(waiting).not.toContain(now);
    // Of a month that is not over the day may still come.
    expect(waiting).not.toContain(rough);
    await holdActivity.done(world, ningbao, {
      activityId: past,
      expectedVersion: 1,
      report: '已办',
    });
    expect(await queue('toHold', ningbao, 'com-ningbao')).not.toContain(past);
  });
});

describe('a recurring service', () => {
  /** Those of a place of which `occurrences` says that a day of the last thirty was not recorded. */
  async function byTheRules(areaId: string): Promise<string[]> {
    const [from, to] = [plusDays(today(), -REMINDED), plusDays(today(), -1)];
    const text = `query ($from: Date!, $to: Date!) { recurringServices(first: 100, filter: { area: { within: "${areaId}" } }) {
      nodes { id occurrences(from: $from, to: $to) { standing } } } }`;
    const { data } = await world.ask('lists', text, { from, to }, { actor: street });
    const { nodes } = (data as { recurringServices: { nodes: Row[] } }).recurringServices;
    const open = nodes.filter((row) =>
      row.occurrences.some((day) => day.standing === 'UNRECORDED'),
    );
    return open.map(({ id }) => id).sort();
  }
  interface Row {
    id: string;
    occurrences: { standing: string }[];
  }

  async function started(more: object): Promise<string> {
    const given = { ...MEALS, startsOn: plusDays(today(), -3), ...more };
    const answer = await startRecurringService.done(world, ningbao, given);
    expect(answer.userErrors).toEqual([]);
    return String(answer.recurringService?.id);
  }

  test('waits while a day of it is not written down, for who keeps, offers or brings it', async () => {
    const daily = await started({});
    const atWork = await started({ workdaysOnly: true });
    const none = await started({ startsOn: today() });
    const paused = await started({});
    await pauseRecurringService.done(world, ningbao, {
      recurringServiceId: paused,
      expectedVersion: 1,
      reason: 'OTHER',
    });
    for (const [areaId, actor] of [
      ['com-ningbao', ningbao],
      ['str-xinglin', street],
    ] as const) {
      const waiting = await queue('toRecord', actor, areaId);
      expect(waiting).toEqual(await byTheRules(areaId));
      expect(waiting).toContain(daily);
      expect(waiting).not.toContain(none);
    }
    for (const party of [station, firm]) {
      expect(await queue('toRecord', party, null)).toEqual(expect.arrayContaining([daily, paused]));
    }
    expect(await queue('toRecord', unit, null)).not.toContain(daily);
    for (const back of [3, 2, 1]) {
      const said = { recurringServiceId: daily, day: plusDays(today(), -back), people: 8 };
      expect(faults(await recordServing.done(world, station, said))).toEqual([]);
    }
    const left = await queue('toRecord', ningbao, 'com-ningbao');
    expect(left).not.toContain(daily);
    expect(left).toEqual(await byTheRules('com-ningbao'));
    expect(await queue('toRecord', station, null)).not.toContain(daily);
    const isAtWork = (await byTheRules('com-ningbao')).includes(atWork);
    expect(left.includes(atWork)).toBe(isAtWork);
  });

  test('keeps to pauses, weekdays, ends and days off, just as the rules say', async () => {
    const [pausedDay, holiday] = [plusDays(today(), -2), plusDays(today(), -1)];
    const weekday = ((new Date(`${today()}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
    const ids = [
      await started({ startsOn: pausedDay }),
      await started({ weekdays: [weekday], startsOn: plusDays(today(), -6) }),
      await started({ weekdays: [weekday], startsOn: plusDays(today(), -7) }),
      await started({ workdaysOnly: true, startsOn: plusDays(today(), -40) }),
      await started({ startsOn: plusDays(today(), -90) }),
    ];
    await inLists(
      world,
      `insert into service_pause (id, recurring_service_id, from_day, to_day, reason)
        values ('pau-waiting', $1, $2, $3, 'OTHER')`,
      [ids[0], pausedDay, holiday],
    );
    await inLists(world, 'update recurring_service set ends_on = starts_on + 30 where id = $1', [
      ids[4],
    ]);
    const waiting = await queue('toRecord', ningbao, 'com-ningbao');
    expect(waiting).toEqual(await byTheRules('com-ningbao'));
    expect(ids.map((id) => waiting.includes(id))).toEqual([false, false, true, true, false]);
  });
});

test('the queues cost the same however much waits', async () => {
  for (const name of ['complaints', 'toHold', 'toRecord'] as const) {
    const { statements } = await countStatements(() => queue(name, street, 'str-xinglin'));
    // Page, count, and the area itself; ids alone need no rows.
    expect(statements.length, name).toBeLessThanOrEqual(4);
  }
});
