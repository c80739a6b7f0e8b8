import { today } from '../../testkit/database.ts';
import { type Cast, QUARTER } from './cast.ts';

const NEED = {
  channel: 'HAPPINESS_MAILBOX',
  kind: 'COMMUNITY_PROJECT',
  audience: 'ANY',
  unit: 'SESSION',
};

/** What residents say in the round, one thing of it twice, another at the door. */
export async function collecting({ enter, id }: Cast): Promise<void> {
  const round = { areaId: id('area'), quarter: QUARTER };
  await enter('community', 'openCollectionRound', 'round', round);
  const compoundId = id('compound');
  const say = (name: string, more: object, by = 'resident') =>
    enter(by, 'submitDemand', name, { ...NEED, compoundId, ...more });
  const pressure = { category: 'MEDICAL', audience: 'ELDERLY', title: '楼下量血压', quantity: 2 };
  await say('pressure', { ...pressure, contact: '门卫转交', dwelling: '3 号楼' });
  await say('again', { ...pressure, channel: 'PROPERTY_CENTRE' }, 'community');
  await say('hedge', { category: 'GREENING', title: '补种绿篱', quantity: 3 });
  await say('lamp', { category: 'PUBLIC_REPAIR', title: '楼道灯不亮', quantity: 1 });
  const door = { kind: 'REPAIR_ORDER', category: 'INDOOR_REPAIR', title: '木门关不上' };
  await say('door', { ...door, quantity: 2 });
  const wall = { kind: 'CASE', category: 'PUBLIC_REPAIR', title: '外墙渗水', procedure: 'KIOSK' };
  await say('wall', { ...wall, channel: 'KIOSK', quantity: 1, unit: 'ITEM' });
  const demands = ['pressure', 'again'].map((name) => ({ id: id(name), expectedVersion: 1 }));
  const merged = { demands, intoId: id('pressure'), quantity: 2 };
  await enter('community', 'mergeDemands', 'pressure', merged);
  await enter('community', 'logVisit', 'visit', {
    compoundId,
    kind: 'IN_DIFFICULTY',
    category: 'IN_DIFFICULTY',
    household: '5 号楼一户',
    outcome: 'MET',
    needs: [
      { kind: 'MICRO_WISH', audience: 'LIVING_ALONE', category: 'PERSONAL_CARE', unit: 'ITEM' },
    ].map((need) => ({ ...need, title: '想有一床新棉被', quantity: 1 })),
  });
}

/** One goes to who answers for it, the others onto the claim list. */
export async function sorting({ step, id, actor }: Cast): Promise<void> {
  for (const name of ['pressure', 'hedge', 'lamp', 'door']) {
    await step('community', 'sortDemand', name);
  }
  await step('community', 'routeDemand', 'lamp', { responsiblePartyId: id('garden') });
  await step('garden', 'returnDemand', 'lamp', { reason: 'NOT_RESPONSIBLE' });
  await step('community', 'routeDemand', 'lamp', { responsiblePartyId: actor('community').id });
  await step('community', 'acknowledgeDemand', 'lamp');
  await step('community', 'resolveDemand', 'lamp', { resolution: '灯已更换，已告知。' });
  for (const name of ['pressure', 'hedge', 'door']) {
    await step('community', 'listDemand', name);
  }
}

/** What units can do, said, said better, taken back for a while. */
export async function offering({ enter, step, id }: Cast): Promise<void> {
  const areaId = id('area');
  const offer = { areaId, unit: 'SESSION', capacityPerQuarter: 2, serviceAreaIds: [areaId] };
  const doctors = { category: 'MEDICAL', title: '义诊', agreementId: id('agreement') };
  await enter('clinic', 'publishResource', 'doctors', { ...offer, ...doctors });
  const more = { capacityPerQuarter: 4, assuredOn: today() };
  await step('clinic', 'updateResource', 'doctors', more);
  const gardeners = { category: 'GREENING', title: '绿化补种' };
  await enter('garden', 'publishResource', 'gardeners', { ...offer, ...gardeners });
  await step('garden', 'suspendResource', 'gardeners', { reason: 'CLAIMANT_UNABLE' });
  await step('garden', 'resumeResource', 'gardeners');
}
