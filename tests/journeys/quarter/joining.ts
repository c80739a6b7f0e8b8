import { organisation, person } from '../../testkit/actors.ts';
import { type Cast, inDays, SCOPES } from './cast.ts';

/** A street that has nothing: its community, a compound, units, people, and what ties them. */
export async function joining({ enter, joins, id, actor }: Cast): Promise<void> {
  const street = { level: 'STREET', parentId: 'dst-jimei', nameZh: '新芽街道' };
  await enter('platform', 'registerArea', 'street', street);
  const area = { level: 'COMMUNITY', parentId: id('street'), nameZh: '新芽社区' };
  await enter('platform', 'registerArea', 'area', area);
  const areaId = id('area');
  joins('community', organisation(`org-${areaId}`, 'COMMUNITY', SCOPES));
  const compound = { areaId, nameZh: '新芽花园', households: 300 };
  await enter('community', 'registerCompound', 'compound', compound);
  const units = [
    ['clinic', { kind: 'HEALTH_STATION', nameZh: '新芽卫生站', skills: ['MEDICAL'] }],
    ['garden', { kind: 'ENTERPRISE', nameZh: '新芽园林', skills: ['GREENING'] }],
    ['team', { kind: 'VOLUNTEER_TEAM', teamKind: 'MICRO_REPAIR', nameZh: '新芽维修队' }],
  ] as const;
  for (const [name, unit] of units) {
    await enter('community', 'registerOrganisation', name, { areaId, ...unit });
    joins(name, organisation(id(name), 'PARTNER_UNIT', SCOPES));
  }
  for (const [name, pseudonym] of [
    ['carpenter', '新芽-01'],
    ['locksmith', '新芽-02'],
    ['resident', '新芽-03'],
  ] as const) {
    await enter('community', 'registerPerson', name, { areaId, pseudonym });
  }
  joins('resident', person(id('resident'), 'RESIDENT_REPRESENTATIVE', SCOPES));
  for (const name of ['carpenter', 'locksmith']) {
    const place = { teamId: id('team'), personId: id(name), skills: ['INDOOR_REPAIR'] };
    await enter('community', 'enrolTeamMember', `${name} in the team`, place);
    joins(name, person(id(name), 'VOLUNTEER', SCOPES));
  }
  const tie = { kind: 'REPORT_IN', fromOrganisationId: id('clinic'), toAreaId: areaId };
  await enter('community', 'recordTie', 'report-in', tie);
  const consent = { duties: ['按季度上门服务'], consentedOn: '2026-01-05' };
  await enter('community', 'recordAgreement', 'agreement', {
    kind: 'JOINT_BUILD',
    title: '新芽花园共建协议',
    areaId,
    signedOn: '2026-01-05',
    inForceFrom: '2026-01-05',
    compoundIds: [id('compound')],
    parties: [
      { ...consent, organisationId: actor('community').id, role: 'COMMUNITY' },
      { ...consent, organisationId: id('clinic'), role: 'PARTNER_UNIT' },
    ],
  });
  const key = { holderId: id('clinic'), role: 'PARTNER_UNIT', scopes: ['claims:write'] };
  await enter('community', 'issueApiKey', 'key', { ...key, expiresAt: inDays(90) });
}
