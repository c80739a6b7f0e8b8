// What a unit shows upwards tells nobody what they may not read, and nothing that was given up.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const UNIT = 'org-nb-unit-k';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A claim of the unit, with an output that is called as the claim is. */
async function claimed(name: string, kind: string, state: string) {
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, jsonb_build_object('id', 'dem-' || $1::text,
      'kind', $2::text, 'state', 'CONFIRMED', 'quantity', 1, 'committed', 1, 'held', 0))).*
    from demand d where d.id = 'dem-nb-2023q2-18'`,
    [name, kind],
  );
  await inLists(
    world,
    `insert into claim select (jsonb_populate_record(c, jsonb_build_object('id', 'clm-' || $1::text,
      'demand_id', 'dem-' || $1::text, 'resource_id', null, 'state', $2::text,
      'claimant_organisation_id', $3::text, 'reason', case when $2 = 'RELEASED' then 'OTHER' end))).*
    from claim c where c.id = (select min(id) from claim
      where state = 'CONFIRMED' and claimant_organisation_id is not null)`,
    [name, state, UNIT],
  );
  await inLists(
    world,
    `insert into output (id, claim_id, metric, quantity, unit, qualifier, provenance)
      values ('out-' || $1::text, 'clm-' || $1::text, $1::text, 1, '台', 'EXACT', 'ENTERED')`,
    [name],
  );
}

async function metrics(actor: Actor | null) {
  const { data, errors } = await world.ask(
    'lists',
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation {
      serviceRecord { outputs { metric } otherOutputs } } } }`,
    { r: [{ __typename: 'Organisation', id: UNIT }] },
    { actor },
  );
  expect(errors).toBeUndefined();
  const { _entities: found } = data as {
    _entities: { serviceRecord: { outputs: { metric: string }[]; otherOutputs: number } }[];
  };
  const record = found[0]?.serviceRecord;
  return { told: record?.outputs.map(({ metric }) => metric) ?? [], other: record?.otherOutputs };
}

test('says nothing of what is hidden, nor of what was given up', async () => {
  const before = await metrics(null);
  await claimed('wheelchair', 'MICRO_WISH', 'CONFIRMED');
  await claimed('given-up', 'COMMUNITY_PROJECT', 'RELEASED');
  await claimed('clinic', 'COMMUNITY_PROJECT', 'CONFIRMED');
  const stranger = await metrics(null);
  expect(stranger.told.sort()).toEqual([...before.told, 'clinic'].sort());
  expect(stranger.other).toBe((before.other ?? 0) + 1);
  const community = await metrics(organisation('org-com-ningbao', 'COMMUNITY', []));
  expect(community.told.sort()).toEqual([...before.told, 'clinic', 'wheelchair'].sort());
});
