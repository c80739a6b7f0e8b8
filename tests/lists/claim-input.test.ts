// Every argument of claimDemand gets values that it must not take, alone and with its owner down:
// the answer is an error with a code or a refusal, and not a row of the lists has changed.
import type { Executor } from '@lianjian/kernel/execute';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { type Claimed, claimDemand, inLists, tryToClaim, unit } from './claiming.ts';

const unitA = unit('org-nb-unit-a');
const GOOD = { demandId: 'dem-nb-2023q2-12', resourceId: 'res-nb-03', quantity: 1 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const content = () =>
  inLists(
    world,
    `select (select md5(string_agg(d::text, ',' order by d.id)) from demand d) as demands,
      (select md5(string_agg(q::text, ',' order by q.resource_id, q.quarter)) from resource_quarter q) as quarters,
      (select count(*) from claim) as claims, (select count(*) from event) as events,
      (select count(*) from idempotency) as keys`,
  );

const TEXTS = [
  '',
  ' ',
  '\u0000',
  `'; drop table demand; --`,
  '%',
  '🏘️',
  'x'.repeat(5000),
  'res-nb-03 2023-Q2',
];
const ODD = [null, true, {}, [], ['a', 'b'], 1.5];
const NUMBERS = [0, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1.5, '1', 'one'];

const wrong: [field: string, value: unknown][] = [
  ...['idempotencyKey', 'demandId', 'resourceId', 'claimantId', 'actingForId'].flatMap((field) =>
    [...TEXTS, ...ODD].map((value): [string, unknown] => [field, value]),
  ),
  ...[...NUMBERS, ...ODD].map((value): [string, unknown] => ['quantity', value]),
  ['noSuchField', 1],
];

// A null stands for leaving out what may be left out; some texts are good keys.
const isFine = (field: string, value: unknown) =>
  (value === null && ['claimantId', 'actingForId'].includes(field)) ||
  (field === 'idempotencyKey' &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length < 256);

test('no wrong value of any argument changes anything', async () => {
  const before = await content();
  for (const [field, value] of wrong.filter(([field, value]) => !isFine(field, value))) {
    const { data, errors } = await tryToClaim(world, unitA, { ...GOOD, [field]: value });
    const said = `${field} = ${JSON.stringify(value)?.slice(0, 60)}`;
    if (errors) {
      const codes = errors.map(({ extensions }) => extensions?.code);
      expect(
        codes.every((code) => code && code !== 'INTERNAL_SERVER_ERROR'),
        said,
      ).toBe(true);
    } else {
      const { claim, userErrors } = (data as { claimDemand: Claimed }).claimDemand;
      expect(claim, said).toBeNull();
      expect(userErrors.length, said).toBeGreaterThan(0);
    }
  }
  expect(await content()).toEqual(before);
}, 120_000);

test('with the owner of claimants down it can be tried again, and nothing was written', async () => {
  const before = await content();
  const down: Executor = () => Promise.reject(new Error('down'));
  setPeer('organisations', down);
  const key = { idempotencyKey: 'owner down' };
  const { claim, userErrors } = await claimDemand(world, unitA, { ...GOOD, ...key });
  expect(claim).toBeNull();
  expect(userErrors.map(({ code }) => code)).toEqual(['PEER_UNAVAILABLE']);
  expect(await content()).toEqual(before);
  const organisations = world.executors.get('organisations');
  if (organisations) {
    setPeer('organisations', organisations);
  }
  expect((await claimDemand(world, unitA, { ...GOOD, ...key })).claim?.state).toBe('HELD');
  setPeer('organisations', down);
  expect(await claimDemand(world, unitA, { ...GOOD, ...key })).toMatchObject({ replayed: true });
});
