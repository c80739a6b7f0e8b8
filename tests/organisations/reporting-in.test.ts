// Proves who is reported in where, on which day that ends, and that the facts that matching asks for
// are lists and never null for a place that is known.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const UNITS = ['b', 'd', 'f', 'k'].map((letter) => `org-nb-unit-${letter}`);

async function entities(refs: unknown[], selection: string) {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ${selection} } }`;
  return world.ask('organisations', query, { refs });
}

describe('a community', () => {
  test('has the units whose report-in stands, and not the one that ended', async () => {
    const { data } = await world.ask(
      'organisations',
      `{ area(id: "com-ningbao") {
        reportedInOrganisations { id } reportedInOrganisationIds
        tiesToIt(filter: { inForce: { eq: false } }) { nodes { fromOrganisation { id } endsOn } }
      } }`,
    );
    expect(data).toEqual({
      area: {
        reportedInOrganisations: UNITS.map((id) => ({ id })),
        reportedInOrganisationIds: UNITS,
        tiesToIt: { nodes: [{ fromOrganisation: { id: 'org-nb-unit-h' }, endsOn: '2022-06' }] },
      },
    });
  });

  test('without any has an empty list; one that is not known is null', async () => {
    const refs = ['com-qianshang', 'com-none'].map((id) => ({ __typename: 'Area', id }));
    const { data, errors } = await entities(refs, '... on Area { reportedInOrganisationIds }');
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([{ reportedInOrganisationIds: [] }, null]);
  });
});

describe('a compound', () => {
  test('has the units of its community', async () => {
    const area = { id: 'com-ningbao' };
    const refs = [{ __typename: 'Compound', id: 'cmp-nb-2', area }];
    const { data } = await entities(refs, '... on Compound { reportedInOrganisations { id } }');
    expect(data?._entities).toEqual([{ reportedInOrganisations: UNITS.map((id) => ({ id })) }]);
  });

  test('whose community nobody told has no answer, not an empty one', async () => {
    const refs = [{ __typename: 'Compound', id: 'cmp-nb-2' }];
    const { data, errors } = await entities(
      refs,
      '... on Compound { id reportedInOrganisations { id } }',
    );
    expect(data?._entities).toEqual([{ id: 'cmp-nb-2', reportedInOrganisations: null }]);
    expect(errors?.[0]?.path).toEqual(['_entities', 0, 'reportedInOrganisations']);
  });

  test('has a branch where one is known; an unknown one is a stub all the same', async () => {
    const refs = ['cmp-ningbao', 'cmp-jimo-001', 'cmp-none'].map((id) => ({
      __typename: 'Compound',
      id,
    }));
    const { data } = await entities(refs, '... on Compound { id partyOrganisation { id } }');
    expect(data?._entities).toEqual([
      { id: 'cmp-ningbao', partyOrganisation: { id: 'org-cmp-ningbao' } },
      { id: 'cmp-jimo-001', partyOrganisation: null },
      { id: 'cmp-none', partyOrganisation: null },
    ]);
  });
});

test('a firm has its instructor, by handle', async () => {
  const refs = ['firm-ningbao', 'firm-huihai'].map((id) => ({ __typename: 'PropertyFirm', id }));
  const { data } = await entities(refs, '... on PropertyFirm { instructor { pseudonym } }');
  expect(data?._entities).toEqual([
    { instructor: { pseudonym: expect.stringMatching(/^杏林指导员-\d$/) } },
    { instructor: null },
  ]);
});

test('151 members of both sides, each side apart', async () => {
  const sent = (sender: string) =>
    `ties(filter: { agreementId: { eq: "agr-housing" }, kind: { eq: MEMBER_REPORT_IN },
      fromOrganisationId: { eq: "${sender}" } }) { totalCount }`;
  const { data } = await world.ask(
    'organisations',
    `{ bureau: ${sent('org-housing-bureau')} community: ${sent('org-com-haisheng')} }`,
  );
  const sides = data as Record<'bureau' | 'community', { totalCount: number }>;
  expect(sides.bureau.totalCount + sides.community.totalCount).toBe(151);
});

test('through the gateway a compound has its units, its branch and its firm’s instructor', async () => {
  const { data, errors } = await world.query(`{ compound(id: "cmp-ningbao") {
    reportedInOrganisations { id name }
    partyOrganisation { id parent { id } }
    managementContract { firm { organisation { id } instructor { pseudonym } } }
  } }`);
  expect(errors).toBeUndefined();
  expect(data?.compound).toMatchObject({
    reportedInOrganisations: UNITS.map((id) => ({ id, name: expect.stringContaining('宁宝') })),
    partyOrganisation: { id: 'org-cmp-ningbao', parent: { id: 'org-com-ningbao' } },
    managementContract: { firm: { organisation: { id: 'org-firm-ningbao' } } },
  });
});
