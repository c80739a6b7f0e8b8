// Who sees what: the public reads projects and counts the rest; a community reads its area, a party
// its own, who may claim what is open; where somebody lives is for the community and the claimant.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, inLists } from './claiming.ts';
import { demandIn, firm, take } from './demand-stepping.ts';

const shanhai = organisation('org-com-shanhai', 'COMMUNITY');
const street = organisation('org-str-shazikou', 'COMMUNITY');
const ningbao = organisation('org-com-ningbao', 'COMMUNITY');
const analyst = organisation('org-com-shanhai', 'ANALYST', ['claims:write']);
const platform = organisation('org-platform', 'PLATFORM_ADMINISTRATOR');
const volunteer = person('per-longze-01', 'VOLUNTEER', ['claims:write']);
const reader = person('per-longze-02', 'VOLUNTEER');
const stranger = person('per-nb-resident-1', 'VOLUNTEER');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function seen(actor: Actor | null, filter = 'kind: { eq: MICRO_WISH }') {
  const query = `{ demands(first: 100, filter: { ${filter} }) { totalCount nodes { id state } } }`;
  const { data, errors } = await world.query(query, {}, { actor });
  expect(errors).toBeUndefined();
  return (data as { demands: { totalCount: number; nodes: { id: string; state: string }[] } })
    .demands;
}

describe('wishes', () => {
  test.each([
    ['the public', null],
    ['another community', ningbao],
    ['an analyst of the same community', analyst],
  ])('are counted and not read by %s', async (_who, actor) => {
    expect(await seen(actor)).toEqual({ totalCount: 45, nodes: [] });
  });

  test.each([
    ['its community', shanhai],
    ['the street above', street],
    ['the platform', platform],
  ])('are read by %s', async (_who, actor) => {
    expect((await seen(actor)).nodes).toHaveLength(45);
  });

  test('are read by who took them up and by who may take them up', async () => {
    const own = (await seen(reader)).nodes;
    expect(own.map(({ id }) => id)).toEqual(['02', '16', '30'].map((n) => `dem-longze-wish-${n}`));
    const { nodes } = await seen(volunteer);
    expect(nodes.filter(({ state }) => state === 'LISTED')).toHaveLength(3);
    expect(nodes.filter(({ state }) => state === 'CONFIRMED')).toHaveLength(3);
    expect((await seen(stranger)).nodes).toEqual([]);
  });

  test('cannot be guessed at by counting those that fit a text or a day', async () => {
    const guesses = [
      'kind: { eq: MICRO_WISH }, title: { contains: "老花镜" }',
      'not: { kind: { eq: COMMUNITY_PROJECT } }, receivedAt: { gt: "2020-01-01T00:00:00Z" }',
      'or: [{ id: { eq: "dem-longze-wish-01" } }]',
    ];
    for (const guess of guesses) {
      expect((await seen(null, guess)).totalCount).toBe(0);
    }
  });

  test('are not read by their id, by a claim, or by their compound', async () => {
    const query = `{ demand(id: "dem-longze-wish-01") { id }
      claim(id: "clm-longze-wish-01-1") { id }
      compound(id: "cmp-longze") { demands(filter: { kind: { eq: MICRO_WISH } }) { totalCount nodes { id } } }
      claims(filter: { demandId: { eq: "dem-longze-wish-01" } }) { totalCount nodes { id } } }`;
    const read = async (actor: Actor | null) => (await world.query(query, {}, { actor })).data;
    const none = { totalCount: 0, nodes: [] };
    const counted = { demands: { totalCount: 45, nodes: [] } };
    expect(await read(null)).toEqual({
      demand: null,
      claim: null,
      compound: counted,
      claims: none,
    });
    expect(await read(shanhai)).toMatchObject({
      demand: { id: 'dem-longze-wish-01' },
      claim: { id: 'clm-longze-wish-01-1' },
      claims: { totalCount: 1 },
    });
  });
});

describe('who asked, and where they live', () => {
  const asked = async (actor: Actor | null, id: string) => {
    const query = `query ($id: ID!) { demand(id: $id) { submissions { nodes { channel contact dwelling submittedBy { id } } } } }`;
    const { data } = await world.query(query, { id }, { actor });
    type Shown = { demand: { submissions: { nodes: Record<string, unknown>[] } } | null };
    return (data as Shown).demand?.submissions.nodes[0];
  };
  const HOME = 'dem-nb-2023q2-04';

  test('is told to the community and the accepted claimant', async () => {
    const claimant = person('per-nb-resident-1', 'VOLUNTEER');
    for (const actor of [ningbao, organisation('org-str-xinglin', 'COMMUNITY'), platform]) {
      expect(await asked(actor, HOME)).toMatchObject({ dwelling: expect.stringContaining('号楼') });
    }
    // Its claim is confirmed and over: there is nothing left to go there for.
    expect(await asked(claimant, HOME)).toMatchObject({ dwelling: null, contact: null });
    expect(await asked(claimant, 'dem-nb-2023q2-05')).toMatchObject({
      dwelling: expect.stringContaining('号楼'),
    });
    expect(await asked({ ...claimant, roles: ['INTEGRATOR'] }, 'dem-nb-2023q2-05')).toMatchObject({
      dwelling: null,
      contact: null,
      submittedBy: null,
    });
  });

  test.each([
    ['the public', null],
    ['another community', shanhai],
    ['another claimant', organisation('org-nb-unit-a', 'PARTNER_UNIT', ['claims:write'])],
    ['an integrator', organisation('org-com-ningbao', 'INTEGRATOR')],
  ])('is kept from %s', async (_who, actor) => {
    expect(await asked(actor, HOME)).toMatchObject({
      channel: expect.any(String),
      dwelling: null,
      contact: null,
      submittedBy: null,
    });
  });

  test('is kept from a claimant whose claim nobody has accepted', async () => {
    const [wish] = await inLists<{ id: string }>(
      world,
      `select id from demand where kind = 'MICRO_WISH' and state = 'LISTED' order by id`,
    );
    const demandId = wish?.id ?? '';
    await claimDemand(world, volunteer, { demandId, quantity: 1 });
    expect(await asked(volunteer, demandId)).toMatchObject({ dwelling: null });
    await inLists(
      world,
      `update claim set state = 'ACCEPTED', accepted_at = now() where demand_id = $1`,
      [demandId],
    );
    await inLists(
      world,
      `update demand set held = 0, committed = 1, state = 'CLAIMED' where id = $1`,
      [demandId],
    );
    expect(await asked(volunteer, demandId)).toMatchObject({
      dwelling: expect.stringContaining('号楼'),
    });
  });
});

test('who answers for a demand is told where to go once it has taken it on, whoever sent it', async () => {
  const id = await demandIn(world, 'ROUTED');
  await inLists(
    world,
    `insert into submission (id, demand_id, channel, submitted_at, dwelling, provenance)
      values ('sub-routed', $1, 'VISIT', now(), '3号楼', 'ENTERED')`,
    [id],
  );
  const dwelling = async (actor: Actor = firm) => {
    const query = `query ($id: ID!) { demand(id: $id) { submissions { nodes { dwelling } } } }`;
    const { data } = await world.query(query, { id }, { actor });
    return (data as { demand: unknown }).demand;
  };
  expect(await dwelling()).toEqual({ submissions: { nodes: [{ dwelling: null }] } });
  await take(world, 'acknowledgeDemand', firm, id);
  expect(await dwelling()).toEqual({ submissions: { nodes: [{ dwelling: '3号楼' }] } });
  // A key of the same organisation that only reads is told nothing of residents.
  for (const role of ['ANALYST', 'INTEGRATOR'] as const) {
    const reader = organisation(firm.id, role);
    expect(await dwelling(reader)).toEqual({ submissions: { nodes: [{ dwelling: null }] } });
  }
  await take(world, 'resolveDemand', firm, id);
  expect(await dwelling()).toEqual({ submissions: { nodes: [{ dwelling: null }] } });
});

describe('what the caller may do next', () => {
  const next = async (actor: Actor | null, id: string) => {
    const query = `query ($id: ID!) { demand(id: $id) { allowedTransitions { to mutation allowed whyNot } } }`;
    const { data } = await world.query(query, { id }, { actor, locale: 'EN' });
    type Shown = { demand: { allowedTransitions: { allowed: boolean; whyNot: string[] }[] } };
    return (data as Shown).demand.allowedTransitions[0];
  };

  test('says so, or all that stands in the way', async () => {
    const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', ['claims:write']);
    expect(await next(unit, 'dem-nb-2023q2-12')).toEqual({
      to: 'CLAIMED',
      mutation: 'claimDemand',
      allowed: true,
      whyNot: [],
    });
    expect(await next(null, 'dem-nb-2023q2-12')).toMatchObject({
      allowed: false,
      whyNot: ['Credentials are needed.'],
    });
    const late = await next(organisation('org-nb-unit-a', 'PARTNER_UNIT'), 'dem-nb-2023q2-11');
    expect(late?.whyNot).toHaveLength(2);
  });
});
