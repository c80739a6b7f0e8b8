// A community that begins with nothing but a key from the platform: it enters a compound, a unit and
// a person, ties and an agreement, and a key for the unit. Then the unit fits a need of the compound
// for what was entered, and claims with its own key. Everything goes through the gateway.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ByKey, openByKey } from '../testkit/by-key.ts';
import { inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const PLATFORM = 'lj_platform_of-this-journey';
const EVERYTHING = ['agreements', 'claims', 'demands', 'keys', 'registry', 'resources'].map(
  (noun) => `${noun}:write`,
);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

let world: World;
let graph: ByKey;
beforeAll(async () => {
  world = await openWorld();
  graph = await openByKey(world);
  await inNamespace(
    world,
    'organisations',
    `insert into api_key (id, hash, holder_kind, holder_id, organisation_ids, roles, scopes, expires_at)
     values ('key-first', $1, 'ORGANISATION', 'org-qd-platform', '{org-qd-platform}',
       '{PLATFORM_ADMINISTRATOR}', $2, now() + interval '1 day')`,
    [createHash('sha256').update(PLATFORM).digest('hex'), EVERYTHING],
  );
});
afterAll(async () => {
  await graph.close();
  await world.close();
});

const areaId = 'com-fangzhi';
const issued = { expiresAt: inDays(90) };

test('a community joins, and a unit answers a need', { timeout: 120_000 }, async () => {
  const { act, ask } = graph;
  const { secret: community } = await act(PLATFORM, 'issueApiKey', 'apiKey', {
    ...issued,
    holderId: 'org-com-fangzhi',
    role: 'COMMUNITY',
    scopes: EVERYTHING,
  });
  const compound = await act(community, 'registerCompound', 'compound', {
    areaId,
    nameZh: '纺织新村',
    households: 240,
  });
  const unit = await act(community, 'registerOrganisation', 'organisation', {
    areaId,
    kind: 'HEALTH_STATION',
    nameZh: '纺织卫生服务站',
    skills: ['MEDICAL'],
  });
  const doctor = await act(community, 'registerPerson', 'person', { areaId, pseudonym: '纺-01' });
  await act(community, 'recordTie', 'tie', {
    kind: 'MEMBERSHIP',
    fromPersonId: doctor.id,
    toOrganisationId: unit.id,
  });
  await act(community, 'recordTie', 'tie', {
    kind: 'REPORT_IN',
    fromOrganisationId: unit.id,
    toAreaId: areaId,
    startsOn: '2024',
  });
  const consent = { duties: ['按季度上门服务'], consentedOn: '2024-01-05' };
  const agreement = await act(community, 'recordAgreement', 'agreement', {
    kind: 'COOPERATION',
    title: '纺织新村健康服务协议',
    areaId,
    signedOn: '2024-01-05',
    inForceFrom: '2024-01-05',
    compoundIds: [compound.id],
    parties: [
      { ...consent, organisationId: 'org-com-fangzhi', role: 'COMMUNITY' },
      { ...consent, organisationId: unit.id, role: 'PARTNER_UNIT' },
    ],
  });
  expect(agreement.state).toBe('IN_FORCE');
  const { secret: unitKey } = await act(community, 'issueApiKey', 'apiKey', {
    ...issued,
    holderId: unit.id,
    role: 'PARTNER_UNIT',
    scopes: ['claims:write', 'resources:write'],
  });

  const need = await act(community, 'submitDemand', 'demand', {
    compoundId: compound.id,
    channel: 'MEETING',
    kind: 'COMMUNITY_PROJECT',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    title: '老人量血压',
    unit: 'SESSION',
    quantity: 2,
  });
  const sorted = await act(community, 'sortDemand', 'demand', {
    demandId: need.id,
    expectedVersion: need.version,
  });
  await act(community, 'listDemand', 'demand', {
    demandId: need.id,
    expectedVersion: sorted.version,
  });
  const offer = await act(unitKey, 'publishResource', 'resource', {
    areaId,
    title: '量血压',
    category: 'MEDICAL',
    audiences: ['ELDERLY'],
    unit: 'SESSION',
    capacityPerQuarter: 4,
    serviceCompoundIds: [compound.id],
    agreementId: agreement.id,
  });

  const { demand } = await ask<{ demand: { matches: { nodes: object[] } } }>(
    unitKey,
    `query ($id: ID!) { demand(id: $id) { matches(first: 5) { nodes {
      rank resource { id } provider { ... on Organisation { id name } }
      factors { code available contribution } } } } }`,
    { id: need.id },
  );
  const known = { available: true, contribution: expect.toSatisfy((points: number) => points > 0) };
  expect(demand.matches.nodes[0]).toMatchObject({
    rank: 1,
    resource: { id: offer.id },
    provider: { id: unit.id, name: '纺织卫生服务站' },
    factors: expect.arrayContaining([
      expect.objectContaining({ code: 'AGREEMENT', ...known }),
      expect.objectContaining({ code: 'REPORT_IN', ...known }),
    ]),
  });
  const claim = await act(unitKey, 'claimDemand', 'claim', {
    demandId: need.id,
    resourceId: offer.id,
    quantity: 2,
  });
  expect(claim.state).toBe('HELD');
});
