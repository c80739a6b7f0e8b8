// Proves that the sample keeps the invariants of agreements, and that its published figures agree
// with the rows wherever there are rows.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partyFaults } from '../../subgraphs/agreements/src/agreement/agreement.rules.ts';
import { type Appeal, appealFaults } from '../../subgraphs/agreements/src/appeal/appeal.rules.ts';
import {
  agendaFaults,
  unrecordedParties,
} from '../../subgraphs/agreements/src/meeting/meeting.rules.ts';
import {
  type Item,
  type PlanYears,
  planFaults,
} from '../../subgraphs/agreements/src/plan/plan.rules.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  world = await openWorld();
  db = await connect(world.adminUrl);
  await enterNamespace(db, 'agreements');
});
afterAll(async () => {
  await db.end();
  await world.close();
});

/** Everything of one list, by its nodes. */
async function nodes<Node>(field: string, selection: string): Promise<Node[]> {
  const query = `{ list: ${field} { nodes { id ${selection} } pageInfo { hasNextPage } } }`;
  const { data, errors } = await world.ask('agreements', query);
  expect(errors).toBeUndefined();
  const list = data?.list as { nodes: Node[]; pageInfo: { hasNextPage: boolean } };
  expect(list.pageInfo.hasNextPage).toBe(false);
  return list.nodes;
}

test('every sample agreement could be signed; the reported ones lack what was not printed', async () => {
  interface Row {
    id: string;
    provenance: string;
    parties: {
      organisation: { id: string };
      role: 'COMMUNITY';
      duties: string[];
      consentedOn: string | null;
    }[];
  }
  const rows = await nodes<Row>(
    'agreements(first: 100)',
    'provenance parties { role duties consentedOn organisation { id } }',
  );
  for (const { id, provenance, parties } of rows) {
    const flat = parties.map(({ organisation, ...rest }) => {
      return { ...rest, organisationId: organisation.id };
    });
    const codes = new Set(partyFaults(flat).map((fault) => fault.code));
    if (provenance === 'REPORTED') {
      codes.delete('NO_DUTIES');
      codes.delete('NO_CONSENT');
    }
    expect([id, ...codes]).toEqual([id]);
  }
});

test('a joint conference records every party, and each decision has a record', async () => {
  interface Row {
    id: string;
    kind: string;
    agreement: { parties: { organisation: { id: string } }[] } | null;
    attendance: { organisation: { id: string } | null; present: boolean }[];
    agenda: Parameters<typeof agendaFaults>[0];
  }
  const rows = await nodes<Row>(
    'meetings(first: 100)',
    `kind agreement { parties { organisation { id } } }
     attendance { organisation { id } present } agenda { id gravity outcome conclusion }`,
  );
  for (const { kind, agreement, attendance, agenda } of rows) {
    const parties = (agreement?.parties ?? []).map((party) => party.organisation.id);
    const recorded = attendance.map(({ organisation, present }) => {
      return { organisationId: organisation?.id ?? null, present };
    });
    expect(kind === 'JOINT_CONFERENCE').toBe(parties.length > 0);
    expect(unrecordedParties(parties, recorded)).toEqual([]);
    expect(agendaFaults(agenda)).toEqual([]);
  }
});

test('appeals name who saw to them and when; plans lack nothing but unprinted targets', async () => {
  const { rows: appeals } = await db.query<Appeal>(
    'select state, responsible_id as "responsibleId", implemented_on as "implementedOn" from appeal',
  );
  expect(appeals.flatMap(appealFaults)).toEqual([]);
  const { rows: plans } = await db.query<PlanYears & { items: Item[] }>(
    `select p.id, start_year as "startYear", end_year as "endYear", years,
       json_agg(json_build_object('id', i.id, 'state', i.state, 'target', i.target, 'year', i.year)) as items
     from plan p join plan_item i on i.plan_id = p.id group by p.id order by p.id`,
  );
  const faults = plans.map((plan) => planFaults(plan, plan.items).map((fault) => fault.code));
  expect(faults).toEqual([Array(4).fill('ITEM_WITHOUT_TARGET'), []]);
});

test('the hall sits in every quarter, and only a committee that stands has a chair there', async () => {
  const { rows: quarters } = await db.query<{ quarter: string }>(
    `select distinct to_char(held_on::date, 'YYYY-"Q"Q') as quarter from meeting
     where mode = 'QUARTERLY' order by 1`,
  );
  expect(quarters.map(({ quarter }) => quarter)).toEqual(
    [1, 2, 3, 4].map((number) => `2023-Q${number}`),
  );
  const { rows: chairs } = await db.query(
    `select distinct compound_id as compound from attendance where role = 'OWNERS_COMMITTEE_CHAIR'`,
  );
  expect(chairs).toEqual([{ compound: 'cmp-yueyuan' }]);
});

test('what the sample points at exists with its owner', async () => {
  const missing = async (owner: string, table: string, columns: readonly [string, string][]) => {
    const ids = columns.map(([from, column]) => `select ${column} as id from agreements.${from}`);
    const { rows } = await db.query<{ id: string }>(
      `select distinct i.id from (${ids.join(' union all ')}) i
       where i.id is not null and not exists (select 1 from ${owner}.${table} o where o.id = i.id)`,
    );
    return rows.map(({ id }) => id);
  };
  expect(
    await missing('organisations', 'organisation', [
      ['agreement_party', 'organisation_id'],
      ['meeting', 'convener_id'],
      ['attendance', 'organisation_id'],
      ['resolution', 'responsible_id'],
      ['appeal', 'responsible_id'],
    ]),
  ).toEqual([]);
  expect(
    await missing('compounds', 'compound', [
      ['agreement_compound', 'compound_id'],
      ['meeting', 'compound_id'],
      ['attendance', 'compound_id'],
      ['appeal', 'compound_id'],
    ]),
  ).toEqual([]);
});

test('every covered area covers each of its compounds', async () => {
  const { rows } = await db.query(
    `select a.agreement_id, c.id from agreements.agreement_area a
     join compounds.compound c
       on c.area_path = a.area_path or starts_with(c.area_path, a.area_path || '.')
     where not exists (select 1 from agreements.agreement_covers r
       where r.agreement_id = a.agreement_id and r.compound_id = c.id)`,
  );
  expect(rows).toEqual([]);
});

test('the figures with rows are computed and agree; the others wait for their noun', async () => {
  const query = '{ agreementFigures { id computed agrees } }';
  const { data } = await world.ask('agreements', query);
  const figures = data?.agreementFigures as { id: string; computed: string; agrees: boolean }[];
  const computed = figures.filter((figure) => figure.computed !== null);
  expect(figures).toHaveLength(18);
  expect(computed.map(({ id, agrees }) => [id, agrees])).toEqual(
    ['F058', 'F059', 'F060', 'F071', 'F072', 'F073', 'F085', 'F109'].map((id) => [id, true]),
  );
});
