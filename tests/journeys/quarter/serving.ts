import { today } from '../../testkit/database.ts';
import { type Cast, inDays } from './cast.ts';

/** One unit claims, another is asked, volunteers sign up; one claim passes to another party. */
export async function claiming({ enter, step, id }: Cast): Promise<void> {
  const pressure = { demandId: id('pressure'), resourceId: id('doctors'), quantity: 2 };
  await enter('clinic', 'claimDemand', 'blood pressure', pressure);
  await step('community', 'acceptClaim', 'blood pressure');
  const invitees = [{ providerId: id('garden'), resourceId: id('gardeners'), quantity: 2 }];
  const asked = { demandId: id('hedge'), invitees, respondBy: inDays(3) };
  await enter('community', 'inviteToClaim', 'hedges', asked);
  await step('garden', 'acceptClaim', 'hedges');
  const door = { demandId: id('door'), quantity: 1 };
  await enter('carpenter', 'claimDemand', 'at the door', door);
  await enter('locksmith', 'claimDemand', 'beside the door', door);
  await step('community', 'chooseClaim', 'at the door');
  await step('community', 'declineClaim', 'beside the door', { reason: 'NOT_CHOSEN' });
}

/** Each is served, reported, done again where it has to be, confirmed by the other side and rated. */
export async function serving({ step, id, enter }: Cast): Promise<void> {
  for (const [by, name, quantity] of [
    ['clinic', 'blood pressure', 2],
    ['garden', 'hedges', 2],
    ['carpenter', 'at the door', 1],
  ] as const) {
    await step(by, 'startService', name);
    const outputs = [{ metric: '服务人次', value: '12', unit: '人次' }];
    await step(by, 'reportDelivery', name, { quantity, outputs });
  }
  await step('community', 'returnDelivery', 'hedges', { reason: 'INCOMPLETE' });
  await step('garden', 'reportDelivery', 'hedges', { quantity: 2 });
  await step('resident', 'confirmDelivery', 'blood pressure', { quantity: 2 });
  await step('community', 'confirmDelivery', 'hedges', { quantity: 1 });
  await step('community', 'confirmDelivery', 'at the door', { quantity: 1 });
  const rating = { score: 5, channel: 'VISIT', comment: '很耐心。' };
  await step('resident', 'rateService', 'blood pressure', rating);
  await enter('community', 'logVisit', 'return visit', {
    kind: 'RETURN_VISIT',
    claimId: id('blood pressure'),
    outcome: 'MET',
    satisfied: true,
  });
}

/** The case of the kiosk, stage by stage: a photograph before it is passed on, a reply at the end. */
export async function handling({ step, enter, id }: Cast): Promise<void> {
  const answer = { demandId: id('wall'), role: 'GRID_WORKER' };
  await enter('community', 'respondToDemand', 'first answer', answer);
  const evidence = [{ title: '现场照片', url: 'https://files.example.org/wall.jpg' }];
  for (const [to, more] of [
    ['INSPECTED', { evidence, note: '三楼外墙有水迹。' }],
    ['ESCALATED', { note: '已报社区。' }],
    ['JOINT_SITE_VISIT', { note: '与物业到场。' }],
    ['JOINT_WORK', { note: '联系市政处理。' }],
    ['RESOLVED', { note: '落水管断开，已接好。' }],
    ['REPLIED', { note: '已电话告知来访居民。' }],
  ] as const) {
    await step('community', 'advanceStage', 'wall', { to, ...more });
  }
}

/** A service day is planned and held; whoever mended the door has points for it, and spends them. */
export async function thanking({ enter, step, id, told }: Cast): Promise<void> {
  const areaId = id('area');
  const day = { areaId, kind: 'CONVENIENCE_DAY', title: '便民服务日', heldOn: today() };
  await enter('community', 'planActivity', 'service day', day);
  const participants = [{ role: 'RESIDENT', count: 40 }];
  await step('community', 'holdActivity', 'service day', { participants });
  await enter('community', 'openPointsScheme', 'scheme', { areaId, nameZh: '新芽公益积分' });
  const rule = { activity: 'VOLUNTEER_SERVICE', points: 10, effectiveFrom: today() };
  const scheme = { schemeId: id('scheme') };
  const { version } = told('scheme');
  const changed = { ...scheme, ...rule, expectedVersion: version };
  await enter('community', 'setPointsRule', 'rule', changed);
  const towel = { ...scheme, title: '毛巾', pricePoints: 6, stock: 3 };
  await enter('community', 'publishStoreItem', 'towel', towel);
  const holder = { ...scheme, holderId: id('carpenter') };
  await enter('community', 'openPointsAccount', 'account', holder);
  const record = { ...scheme, recordId: id('at the door') };
  await enter('community', 'scorePoints', 'score', record);
  const goods = { accountId: id('account'), storeItemId: id('towel'), quantity: 1 };
  await enter('carpenter', 'redeemPoints', 'redemption', goods);
}
