// Proves who counts as a partner of a compound: what the database selects is what the pure rules
// say, for every state, term and role; in one statement, whatever the number of compounds.

import { connect, enterNamespace } from '@lianjian/database/connection';
import { raw } from '@lianjian/kernel/sql';
import { countStatements } from '@lianjian/kernel/statements';
import { firstDay } from '@lianjian/vocabulary/partial-date';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type PartyRole,
  partnersOf,
} from '../../subgraphs/agreements/src/agreement/agreement.rules.ts';
import { stateOn } from '../../subgraphs/agreements/src/agreement/term.rules.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
let admin: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  world = await openWorld();
  admin = await connect(world.adminUrl);
  await enterNamespace(admin, 'agreements');
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const SELECTION = `query ($refs: [_Any!]!) {
  _entities(representations: $refs) {
    ... on Compound { id partnerOrganisationIds partnerOrganisations { id } }
  }
}`;

interface Partners {
  id: string;
  partnerOrganisationIds: string[];
  partnerOrganisations: { id: string }[];
}

async function partners(ids: readonly string[]): Promise<Partners[]> {
  const refs = ids.map((id) => ({ __typename: 'Compound', id }));
  const { data, errors } = await world.ask('agreements', SELECTION, { refs });
  expect(errors).toBeUndefined();
  return data?._entities as Partners[];
}

test('the units that signed with 宁宝, without the community, the branch and the firm', async () => {
  const signed = ['a', 'd', 'e', 'g'].map((letter) => `org-nb-unit-${letter}`);
  expect(await partners(['cmp-nb-3', 'cmp-hualing', 'cmp-ningbao'])).toEqual(
    [
      { id: 'cmp-nb-3', partnerOrganisationIds: signed },
      { id: 'cmp-hualing', partnerOrganisationIds: ['org-housing-security'] },
      { id: 'cmp-ningbao', partnerOrganisationIds: signed },
    ].map((each) => ({
      ...each,
      partnerOrganisations: each.partnerOrganisationIds.map((id) => ({ id })),
    })),
  );
});

test('no partner is an empty list, for an unknown compound too', async () => {
  const none = { partnerOrganisationIds: [], partnerOrganisations: [] };
  expect(await partners(['cmp-bishui', 'cmp-none'])).toEqual([
    { id: 'cmp-bishui', ...none },
    { id: 'cmp-none', ...none },
  ]);
});

test('the ids do not depend on who asks', async () => {
  const refs = [{ __typename: 'Compound', id: 'cmp-ningbao' }];
  const actor = {
    kind: 'PERSON' as const,
    id: 'per-01',
    organisationIds: [],
    roles: ['VOLUNTEER' as const],
    scopes: [],
  };
  const anonymous = await world.ask('agreements', SELECTION, { refs });
  expect(await world.ask('agreements', SELECTION, { refs }, { actor })).toEqual(anonymous);
});

test.each([1, 20, 500])(
  '%i compounds cost two statements, and one of their owner for the new',
  async (size) => {
    const known = Array.from(
      { length: size },
      (_, at) => ['cmp-ningbao', 'cmp-nb-3'][at % 2] ?? '',
    );
    expect((await countStatements(() => partners(known))).statements).toHaveLength(2);
    const unknown = Array.from({ length: size }, (_, at) => `cmp-nowhere-${at + 1}`);
    expect((await countStatements(() => partners(unknown))).statements).toHaveLength(3);
  },
);

const STATES = ['DRAFT', 'SIGNED', 'IN_FORCE', 'COMPLETED', 'LAPSED', 'TERMINATED'] as const;
const ROLES: PartyRole[] = [
  'COMMUNITY',
  'COMPOUND',
  'OWNERS_COMMITTEE',
  'PROPERTY',
  'GOVERNMENT_UNIT',
  'PARTNER_UNIT',
];
const TERMS = [
  [null, null],
  ['2020', null],
  ['2999-01', null],
  [null, '2021-06'],
  ['2020-05-01', '2998?'],
  ['XXXX-03', 'XXXX-01'],
] as const;

/** Each state with each term; a party of each role, known by its name. */
async function insertAll(compoundId: string) {
  const agreements = STATES.flatMap((state) =>
    TERMS.map(([inForceFrom, inForceTo], index) => {
      const id = `agr-test-${state}-${index}`;
      const parties = ROLES.map((role) => ({
        organisationId: `org-${role}-${state}-${index}`,
        role,
      }));
      return { id, state, inForceFrom, inForceTo, parties };
    }),
  );
  for (const { id, state, inForceFrom, inForceTo, parties } of agreements) {
    await admin.query(
      `insert into agreement (id, kind, state, title, in_force_from, in_force_to, area_id, area_path, provenance)
       values ($1, 'PAIRING', $2, 'test', $3, $4, 'com-dahua', 'com-dahua', 'SYNTHETIC')`,
      [id, state, inForceFrom, inForceTo],
    );
    await admin.query(`insert into agreement_compound values ($1, $2, 'com-dahua')`, [
      id,
      compoundId,
    ]);
    for (const [position, { organisationId, role }] of parties.entries()) {
      await admin.query(
        `insert into agreement_party (id, agreement_id, organisation_id, role, position, provenance)
         values ($1, $2, $3, $4, $5, 'SYNTHETIC')`,
        [`pty-${organisationId}`, id, organisationId, role, position],
      );
    }
  }
  return agreements;
}

test('the database selects what the rules say, for every state, term and role', async () => {
  const agreements = await insertAll('cmp-test');
  const inForce = agreements.filter(
    (agreement) => stateOn({ ...agreement, endedOn: null, plan: null }, today()) === 'IN_FORCE',
  );
  const expected = partnersOf(inForce.flatMap((agreement) => agreement.parties));
  // What is in force without a known start, and what has begun, whether or not that was written down.
  expect(inForce).toHaveLength(7);
  const [compound] = await partners(['cmp-test']);
  expect(compound?.partnerOrganisationIds).toEqual(expected);
});

test.each([
  '2023-05-31',
  '2024-02',
  '2023-02',
  '2013',
  '2023?',
  '2023?-05',
  '2021-21',
  '2021-22',
  '2021-23',
  '2021-24',
  '201X',
  '2023-XX-04',
  '2023-XX',
  '2023-11-XX',
  'XXXX-03-04',
  'XXXX',
])('%s means the same days in SQL and in the rules', async (text) => {
  const { rows } = await admin.query<{ first: string | null; last: string | null }>(
    `select partial_date_first(v.d)::text as first, partial_date_last(v.d)::text as last,
       ${firstDay(raw('v.d')).text} as sorted
     from (select $1::text as d) v`,
    [text],
  );
  const bounds = boundsOf(text);
  const known = !text.startsWith('XXXX');
  const [first, last] = known ? [bounds.first, bounds.last] : [null, null];
  expect(rows[0]).toEqual({ first, last, sorted: first });
});
