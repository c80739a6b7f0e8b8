// A proposal tells nobody what they did not know: neither where a private resident lives, by whose word
// it waits for, nor strangers that it is there.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const lianting = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
const stranger = person('per-qianshang-03', 'VOLUNTEER', SCOPES);
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);

const record = commandOf({
  subgraph: 'organisations',
  mutation: 'recordTie',
  field: 'tie',
  selection: 'id state awaits',
});

const JOINING = {
  kind: 'MEMBERSHIP',
  fromPersonId: resident.id,
  toOrganisationId: unit.id,
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { tie, userErrors } = await record.done(world, unit, JOINING);
  expect(userErrors).toEqual([]);
  expect(tie).toMatchObject({ state: 'PROPOSED', awaits: ['FROM_PERSON'] });
});
afterAll(() => world.close());

/** Whose word the proposal waits for, as somebody finds it by the filter, and by the list itself. */
async function waitedFor(actor: Actor) {
  const { data, errors } = await world.query(
    `{ organisations(filter: { tiesToConfirm: { some: { fromPersonId: { eq: "${resident.id}" } } } }) { nodes { id } }
      organisation(id: "${ningbao.id}") { tiesToConfirm { totalCount } } }`,
    {},
    { actor },
  );
  expect(errors).toBeUndefined();
  const { organisations, organisation: one } = data as {
    organisations: { nodes: { id: string }[] };
    organisation: { tiesToConfirm: { totalCount: number } };
  };
  return {
    ids: organisations.nodes.map(({ id }) => id).sort(),
    here: one.tiesToConfirm.totalCount,
  };
}

test.each([
  ['who proposes it', unit, { ids: [], here: 0 }],
  ['a stranger', stranger, { ids: [], here: 0 }],
  ['another community', lianting, { ids: [], here: 0 }],
  ['the community', ningbao, { ids: [ningbao.id, street.id], here: 1 }],
  ['the street', street, { ids: [ningbao.id, street.id], here: 1 }],
  ['the platform', platform, { ids: [ningbao.id, street.id], here: 1 }],
])(
  'by whose word it waits for is told as far as they know the home: %s',
  async (_who, actor, told) => {
    expect(await waitedFor(actor)).toEqual(told);
  },
);

test('who is no end of it is refused the same whether it is there or not', async () => {
  const free = { ...JOINING, fromPersonId: 'per-nb-resident-2' };
  for (const given of [JOINING, free]) {
    const answer = await record.done(world, stranger, given);
    expect(faults(answer)).toEqual(['FORBIDDEN toOrganisationId']);
  }
  for (const actor of [unit, ningbao, platform]) {
    const answer = await record.done(world, actor, JOINING);
    expect(faults(answer), actor.id).toEqual(['DUPLICATE kind']);
  }
});
