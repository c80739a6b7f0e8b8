// Watching through the real gateway by server-sent events, in both shapes: what becomes claimable is
// told to whom it fits, with fields of other subgraphs, once, also after a break; errors are masked
// and placed as in any answer; closing ends what would not end by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '@lianjian/database/connection';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, bearer } from './client.ts';
import { type Graph, JWT, shapes } from './shapes.ts';
import { watch } from './watching.ts';

const secret = new TextEncoder().encode(JWT.secret);
const token = (org: string, role: string) =>
  new SignJWT({ sub: org, org, roles: [role], scope: 'claims:write demands:write' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(JWT.issuer)
    .setAudience(JWT.audience)
    .setExpirationTime('5m')
    .sign(secret);

const WATCH = `subscription ($provider: ID, $filter: DemandFilter, $after: ID) {
  watchDemands(providerId: $provider, filter: $filter, after: $after) {
    eventId at
    demand { id state area { name } compound { name } }
    verdict { fits match { rank resource { id provider { ... on Organisation { name } } } } } } }`;

describe.each(shapes)('watching $shape', { timeout: 120_000 }, ({ open }) => {
  let graph: Graph;
  let unit: Record<string, string>;
  let other: Record<string, string>;
  let made = 0;
  beforeAll(async () => {
    graph = await open();
    unit = bearer(await token('org-nb-unit-a', 'PARTNER_UNIT'));
    other = bearer(await token('org-nb-unit-d', 'PARTNER_UNIT'));
  });
  afterAll(() => graph.close());

  const lists = (text: string, values: unknown[] = []) =>
    withClient(graph.adminUrl, async (client) => {
      await client.query('set search_path to lists, extensions');
      return client.query(text, values);
    });

  /** A sorted demand like that for medical advice, which unit A fits. */
  async function sorted(): Promise<string> {
    made += 1;
    const id = `dem-watch-${made}`;
    await lists(
      `insert into demand select (jsonb_populate_record(d, $1)).* from demand d
       where id = 'dem-nb-2023q2-12'`,
      [{ id, state: 'SORTED', route: null, held: 0, committed: 0, version: 1 }],
    );
    return id;
  }

  async function list(id: string): Promise<void> {
    const community = bearer(await token('org-com-ningbao', 'COMMUNITY'));
    const { data } = await ask(
      graph,
      `mutation ($input: DemandStepInput!) { listDemand(input: $input) { userErrors { code } } }`,
      {
        headers: community,
        variables: { input: { demandId: id, expectedVersion: 1, idempotencyKey: id } },
      },
    );
    expect(data).toEqual({ listDemand: { userErrors: [] } });
  }

  test('a unit is told what fits it, whole, and nobody whom it does not fit', async () => {
    const mine = await watch(graph, WATCH, {
      headers: unit,
      variables: { provider: 'org-nb-unit-a' },
    });
    const theirs = await watch(graph, WATCH, {
      headers: other,
      variables: { provider: 'org-nb-unit-d' },
    });
    const every = await watch(graph, WATCH, { headers: other });
    await sleep(200);
    const [first, second] = [await sorted(), await sorted()];
    await list(first);
    const told = await mine.next();
    expect(told?.errors).toBeUndefined();
    expect(told?.data?.watchDemands).toMatchObject({
      demand: { id: first, state: 'LISTED', area: { name: expect.any(String) } },
      verdict: {
        fits: true,
        match: { resource: { id: 'res-nb-03', provider: { name: expect.any(String) } } },
      },
    });
    await list(second);
    expect((await mine.next())?.data?.watchDemands).toMatchObject({ demand: { id: second } });
    expect([await every.next(), await every.next()]).toMatchObject([
      { data: { watchDemands: { demand: { id: first }, verdict: null } } },
      { data: { watchDemands: { demand: { id: second }, verdict: null } } },
    ]);
    await Promise.all([mine.leave(), every.leave()]);
    const silent = await Promise.race([theirs.next(), sleep(1500, 'silent')]);
    expect(silent).toBe('silent');
    await theirs.leave();
  });

  test('after a break nothing is missed', async () => {
    const ids = [await sorted(), await sorted(), await sorted()];
    const before = await watch(graph, WATCH, { headers: unit });
    await sleep(200);
    await list(ids[0] ?? '');
    const told = await before.next();
    await before.leave();
    await list(ids[1] ?? '');
    await list(ids[2] ?? '');
    const after = told?.data?.watchDemands?.eventId;
    const again = await watch(graph, WATCH, { headers: unit, variables: { after } });
    const seen = [await again.next(), await again.next()];
    expect(seen.map((each) => each?.data?.watchDemands?.demand)).toMatchObject(
      ids.slice(1).map((id) => ({ id })),
    );
    await again.leave();
  });

  test('what does not pass the filter is not told', async () => {
    const [first, second] = [await sorted(), await sorted()];
    const filter = { id: { eq: second } };
    const watching = await watch(graph, WATCH, { headers: unit, variables: { filter } });
    await sleep(200);
    await list(first);
    await list(second);
    expect((await watching.next())?.data?.watchDemands).toMatchObject({ demand: { id: second } });
    await watching.leave();
  });

  test('an owner that is down costs its own field, in this event and not in the next', async () => {
    const [first, second] = [await sorted(), await sorted()];
    const watching = await watch(graph, WATCH, { headers: unit });
    await sleep(200);
    await graph.lose('compounds');
    await list(first);
    const told = await watching.next();
    expect(told?.data?.watchDemands).toMatchObject({ demand: { id: first } });
    await graph.regain('compounds');
    await list(second);
    const next = await watching.next();
    expect(next?.data?.watchDemands).toMatchObject({ demand: { id: second } });
    expect(next?.errors).toBeUndefined();
    await watching.leave();
  });

  test.each([
    ['without credentials', WATCH, {}, 'UNAUTHENTICATED'],
    ['after an event that is none', WATCH, { after: 'evt-none' }, 'BAD_USER_INPUT'],
  ])('%s it is refused in words, and over', async (_what, query, variables, code) => {
    const headers = code === 'UNAUTHENTICATED' ? {} : unit;
    const watching = await watch(graph, query, { headers, variables });
    const told = await watching.next();
    expect(told?.errors?.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      [code, ['watchDemands']],
    ]);
    expect(await watching.next()).toBeNull();
  });

  test('one actor has so many open, and no more; leaving makes room', async () => {
    const opened = [];
    for (let i = 0; i < 20; i += 1) {
      opened.push(await watch(graph, WATCH, { headers: other }));
    }
    await sleep(300);
    const refused = await watch(graph, WATCH, { headers: other });
    const told = await refused.next();
    expect(told?.errors?.[0]?.extensions).toMatchObject({
      code: 'TOO_MANY_SUBSCRIPTIONS',
      limit: 20,
    });
    await Promise.all(opened.map((each) => each.leave()));
    await sleep(500);
    const again = await watch(graph, WATCH, { headers: other });
    expect(await Promise.race([again.next(), sleep(300, 'silent')])).toBe('silent');
    await again.leave();
  });

  test('who does not take events is told that these are needed', async () => {
    const { status, data, errors } = await ask(graph, WATCH, { headers: unit });
    expect([status, data, errors?.map(({ extensions }) => extensions.code)]).toEqual([
      406,
      undefined,
      ['NOT_ACCEPTABLE'],
    ]);
  });

  test('closing ends what is open at once', async () => {
    const watching = await watch(graph, WATCH, { headers: unit });
    await sleep(200);
    const last = watching.next();
    await graph.close();
    // It was told that this is the end; a connection that is cut off would throw.
    expect(await last).toBeNull();
    graph = await open();
  });
});
