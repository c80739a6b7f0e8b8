/** What a code means in Chinese, and what whoever gets it can do; the English meaning is the schema's. */
interface Advice {
  zh: string;
  doZh: string;
  doEn: string;
}

const advice = (zh: string, doZh: string, doEn: string): Advice => ({ zh, doZh, doEn });

const LOOK_ZH = '重新读取后再决定。';
const LOOK_EN = 'Read it again and decide anew.';
const WHY_ZH = '用 whyNot 查看全部原因，换一项资源或需求。';
const WHY_EN = 'Ask whyNot for all reasons, and take another resource or demand.';

export const ADVICE: Readonly<Record<string, Advice>> = {
  NOT_FOUND: advice(
    '没有这条记录，或无权查看。',
    '核对编号；field 指出是哪一个。',
    'Check the id that field points at.',
  ),
  FORBIDDEN: advice(
    '所代表的单位不能这样做。',
    '换由 allowedTransitions 所示的一方办理。',
    'Leave it to a party that allowedTransitions names.',
  ),
  ACTING_FOR: advice(
    '不能代表这个单位，或须说明代表哪个单位。',
    '填写 actingForId；viewer 列出可代表的单位。',
    'Give actingForId; viewer lists whom the credential is for.',
  ),
  INVALID_STATE: advice('记录现在的状态不允许这样做。', LOOK_ZH, LOOK_EN),
  VERSION_CONFLICT: advice('记录已被他人修改。', LOOK_ZH, LOOK_EN),
  IDEMPOTENCY_CONFLICT: advice(
    '该幂等键已用于另一份输入。',
    '新的操作用新的键；重试时输入不变。',
    'Give a new act a new key; repeat an act with the same input.',
  ),
  INVALID_QUANTITY: advice('数量不是范围内的正整数。', '按 limit 改正。', 'Keep within limit.'),
  INVALID_INPUT: advice(
    '字段内容不合要求。',
    '按 message 改正 field 所指的字段。',
    'Put right what field points at, as message says.',
  ),
  DUPLICATE: advice('已经有了。', '使用 entityId 所指的记录。', 'Use the row that entityId names.'),
  LIMIT_REACHED: advice(
    '已达上限。',
    '按 limit 减少或分批。',
    'Keep within limit, or do it in parts.',
  ),
  ALREADY_CLAIMED: advice(
    '没有剩余可认领。',
    '用 claimable 查看现在可认领的需求。',
    'Ask claimable for what can be claimed now.',
  ),
  NOT_ENOUGH_LEFT: advice('剩余不足。', '数量减到 limit 以内。', 'Ask for limit at most.'),
  NO_CAPACITY: advice(
    '该资源本季度余量不足。',
    '数量减到 limit 以内，或换一项资源。',
    'Ask for limit at most, or take another resource.',
  ),
  NOT_CLAIMABLE: advice('该需求不在认领清单上。', LOOK_ZH, LOOK_EN),
  RESOURCE_REQUIRED: advice(
    '认领这类需求须有服务资源。',
    '填写 resourceId，或在 offer 中一并提供。',
    'Give resourceId, or list a resource in the same act by offer.',
  ),
  RESOURCE_NOT_OFFERED: advice(
    '该资源已暂停或撤回。',
    '恢复该资源，或换一项。',
    'Resume it, or take another resource.',
  ),
  NOT_PROVIDER: advice(
    '只有提供方能用自己的资源认领。',
    '换用自己的资源，或由提供方认领。',
    'Take a resource of your own, or let its provider claim.',
  ),
  CLAIM_POLICY: advice(
    '这类需求不向这类认领方开放。',
    '查看该需求的 claimPolicy。',
    "Look at the demand's claimPolicy.",
  ),
  SKILL: advice(
    '上门的队员没有订单所需的技能。',
    '换由有这项技能的队员承接；名册有误时请社区改正。',
    'Let a member attend who can do it; where the roster is wrong, the community puts it right.',
  ),
  CATEGORY: advice('资源类别不合。', WHY_ZH, WHY_EN),
  AUDIENCE: advice('资源不服务这类对象。', WHY_ZH, WHY_EN),
  UNIT: advice('计量单位不合。', WHY_ZH, WHY_EN),
  OUTSIDE_SERVICE_AREA: advice('不在服务范围内。', WHY_ZH, WHY_EN),
  ROUTE: advice('车辆路线不合。', WHY_ZH, WHY_EN),
  OUTSIDE_TIME_WINDOW: advice('不在提供时间内。', WHY_ZH, WHY_EN),
  PEER_UNAVAILABLE: advice(
    '须询问的另一部分没有应答。',
    '稍后用同一幂等键重试；什么都没有写入。',
    'Try again with the same key; nothing was written.',
  ),
};
