// From a database without a single row, and the platform's first key, a street is running after ten
// calls: then its first need fits its first offer for what was entered, and is claimed and accepted;
// and a property firm that is entered manages the compound and answers for its common parts. Everything goes through the gateway, and each call shows a key.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beganBare, keysOfStart } from '@lianjian/gateway/standalone-keys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ByKey, openByKey } from '../testkit/by-key.ts';
import { EMPTY } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const BARE = { database: { isEmbedded: true }, isNew: false, isBare: true } as const;
const expiresAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
const TO_COMMUNITIES = ['agreements', 'claims', 'demands', 'keys', 'registry', 'resources'].map(
  (noun) => `${noun}:write`,
);

let world: World;
let graph: ByKey;
let dataDir: string;
beforeAll(async () => {
  world = await openWorld(EMPTY);
  graph = await openByKey(world);
  dataDir = await mkdtemp(join(tmpdir(), 'lianjian-first-'));
});
afterAll(async () => {
  await graph.close();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

const patient = { timeout: 120_000 };
/** What runs once the street does: its community's key, and where it is. */
const running = { community: '', areaId: '', compoundId: '' };

test('the first key is made once and written down, and anew when it is lost', patient, async () => {
  expect(await beganBare()).toBe(false);
  const first = await keysOfStart(BARE, dataDir);
  expect(first).toMatchObject({ kind: 'FIRST', keys: { platform: expect.stringMatching(/^lj_/) } });
  const file = join(dataDir, 'platform-key.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(first?.keys);
  expect(await beganBare()).toBe(true);
  expect(await keysOfStart(BARE, dataDir)).toEqual(first);
  await rm(file);
  const anew = await keysOfStart(BARE, dataDir);
  expect(anew?.keys.platform).not.toBe(first?.keys.platform);
  const viewer = `{ viewer { roles actor { ... on Person { pseudonym } } } areas { totalCount } }`;
  expect(await graph.ask(anew?.keys.platform ?? '', viewer)).toEqual({
    viewer: { roles: ['PLATFORM_ADMINISTRATOR'], actor: { pseudonym: '平台管理员' } },
    areas: { totalCount: 0 },
  });
});

test('a street that has nothing is running after ten calls', patient, async () => {
  const { act, ask } = graph;
  const platform = (await keysOfStart(BARE, dataDir))?.keys.platform ?? '';
  const street = await act(platform, 'registerArea', 'area', { level: 'STREET', nameZh: '新街道' });
  const below = { level: 'COMMUNITY', parentId: street.id, nameZh: '新社区' };
  const { id: areaId } = await act(platform, 'registerArea', 'area', below);
  const body = `org-${areaId}`;
  const { secret: community } = await act(platform, 'issueApiKey', 'apiKey', {
    holderId: body,
    role: 'COMMUNITY',
    scopes: TO_COMMUNITIES,
    expiresAt,
  });
  const home = { areaId, nameZh: '新小区', households: 300 };
  const compound = await act(community, 'registerCompound', 'compound', home);
  const station = { areaId, kind: 'HEALTH_STATION', nameZh: '新社区卫生服务站' };
  const unit = await act(community, 'registerOrganisation', 'organisation', station);
  const reporting = { kind: 'REPORT_IN', fromOrganisationId: unit.id, toAreaId: areaId };
  await act(community, 'recordTie', 'tie', reporting);
  const consent = { duties: ['每季度上门'], consentedOn: '2024-01-05' };
  const agreement = await act(community, 'recordAgreement', 'agreement', {
    kind: 'JOINT_BUILD',
    title: '新社区共建协议',
    areaId,
    signedOn: '2024-01-05',
    inForceFrom: '2024-01-05',
    areaIds: [areaId],
    parties: [
      { ...consent, organisationId: body, role: 'COMMUNITY' },
      { ...consent, organisationId: unit.id, role: 'PARTNER_UNIT' },
    ],
  });
  const { secret: unitKey } = await act(community, 'issueApiKey', 'apiKey', {
    holderId: unit.id,
    role: 'PARTNER_UNIT',
    scopes: ['claims:write', 'resources:write'],
    expiresAt,
  });
  const kind = { category: 'MEDICAL', unit: 'SESSION' };
  const need = await act(community, 'submitDemand', 'demand', {
    ...kind,
    compoundId: compound.id,
    channel: 'MEETING',
    kind: 'COMMUNITY_PROJECT',
    audience: 'ELDERLY',
    title: '老人量血压',
    quantity: 2,
  });
  const offer = await act(unitKey, 'publishResource', 'resource', {
    ...kind,
    areaId,
    title: '量血压',
    audiences: ['ELDERLY'],
    capacityPerQuarter: 4,
    serviceAreaIds: [areaId],
    agreementId: agreement.id,
  });
  expect(graph.acts()).toBe(10);

  const { version } = await act(community, 'sortDemand', 'demand', {
    demandId: need.id,
    expectedVersion: need.version,
  });
  const step = { demandId: need.id, expectedVersion: version };
  await act(community, 'listDemand', 'demand', step);
  const { demand } = await ask<{ demand: object }>(
    unitKey,
    `query ($id: ID!) { demand(id: $id) {
      compound { name partnerOrganisations { id } area { name parent { name } committee { name } } }
      matches(first: 5) { totalCount nodes { resource { id } factors { code available contribution } } } } }`,
    { id: need.id },
  );
  const counts = { available: true, contribution: expect.toSatisfy((points) => points > 0) };
  expect(demand).toEqual({
    compound: {
      name: '新小区',
      partnerOrganisations: [{ id: unit.id }],
      area: { name: '新社区', parent: { name: '新街道' }, committee: { name: '新社区' } },
    },
    matches: {
      totalCount: 1,
      nodes: [
        {
          resource: { id: offer.id },
          factors: expect.arrayContaining([
            { code: 'AGREEMENT', ...counts },
            { code: 'REPORT_IN', ...counts },
            { code: 'AREA', ...counts },
          ]),
        },
      ],
    },
  });
  const taking = { demandId: need.id, resourceId: offer.id, quantity: 2 };
  const claim = await act(unitKey, 'claimDemand', 'claim', taking);
  const accepted = await act(community, 'acceptClaim', 'claim', {
    claimId: claim.id,
    expectedVersion: claim.version,
  });
  expect(accepted.state).toBe('ACCEPTED');
  Object.assign(running, { community, areaId, compoundId: compound.id });
});

const LAMP = { kind: 'COMMUNITY_PROJECT', category: 'PUBLIC_REPAIR', title: '楼道灯不亮' };
const DOOR = { kind: 'REPAIR_ORDER', category: 'INDOOR_REPAIR', title: '单元门关不上' };
const MANAGED = `query ($id: ID!, $demand: ID!) {
  compound(id: $id) { managementContract { inForce(on: "2099-01-01") firm { name organisation { kind } } } }
  demand(id: $demand) { state assignments { nodes { state assignee { ... on Organisation { name } } } }
    clocks { code state responderRole } } }`;

test(
  'a firm is entered, manages the compound, and answers for what is its own',
  patient,
  async () => {
    const { act, ask } = graph;
    const { community, areaId, compoundId } = running;
    const need = { compoundId, channel: 'MEETING', audience: 'ANY', unit: 'SESSION', quantity: 1 };
    const mending = { ...need, ...DOOR, locationClass: 'PUBLIC_AREA' };
    await act(community, 'submitDemand', 'demand', mending);
    const kind = { areaId, kind: 'PROPERTY_FIRM', nameZh: '新物业' };
    const { id: organisationId } = await act(
      community,
      'registerOrganisation',
      'organisation',
      kind,
    );
    const { id: firmId } = await act(community, 'registerFirm', 'firm', { organisationId });
    const contract = { firmId, compoundId, startsOn: '2024-01-01' };
    await act(community, 'recordContract', 'contract', contract);
    const { secret: firm } = await act(community, 'issueApiKey', 'apiKey', {
      holderId: organisationId,
      role: 'PROPERTY_FIRM',
      scopes: ['demands:write'],
      expiresAt,
    });
    const refused = `mutation ($input: SubmitDemandInput!) { submitDemand(input: $input) {
    userErrors { code field entityId } } }`;
    const input = { ...mending, idempotencyKey: 'common parts' };
    expect(await ask(community, refused, { input })).toEqual({
      submitDemand: {
        userErrors: [
          { code: 'INVALID_INPUT', field: ['input', 'locationClass'], entityId: firmId },
        ],
      },
    });
    const lamp = await act(community, 'submitDemand', 'demand', { ...need, ...LAMP });
    const role = 'RED_PROPERTY_STEWARD';
    await act(firm, 'respondToDemand', 'clock', { demandId: lamp.id, role });
    let { version } = lamp;
    for (const [key, mutation, more] of [
      [community, 'sortDemand', {}],
      [community, 'routeDemand', { responsiblePartyId: organisationId }],
      [firm, 'acknowledgeDemand', {}],
      [firm, 'resolveDemand', { resolution: '灯已更换。' }],
    ] as const) {
      const step = { demandId: lamp.id, expectedVersion: version, ...more };
      ({ version } = await act(key, mutation, 'demand', step));
    }
    expect(await ask(firm, MANAGED, { id: compoundId, demand: lamp.id })).toEqual({
      compound: {
        managementContract: {
          inForce: true,
          firm: { name: '新物业', organisation: { kind: 'PROPERTY_FIRM' } },
        },
      },
      demand: {
        state: 'RESOLVED',
        assignments: { nodes: [{ state: 'DONE', assignee: { name: '新物业' } }] },
        clocks: expect.arrayContaining([
          { code: 'FIRST_RESPONSE', state: 'MET', responderRole: role },
        ]),
      },
    });
  },
);
