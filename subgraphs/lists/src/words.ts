/**
 * The enumerations that are the lists' own, each value with its meaning; the Chinese term stands in
 * brackets. Rules take their types from here, the graph its descriptions, so they cannot part.
 */
export const DEMAND_KINDS = {
  COMMUNITY_PROJECT:
    'A project of the demand list, taken up by partner units or residents (需求项目).',
  MICRO_WISH: 'A small wish of somebody in need, fulfilled by one person (微心愿).',
  REPAIR_ORDER: 'A repair that volunteers of a team sign up for (维修订单).',
  FREIGHT: 'Cargo that looks for a truck (货找车).',
  CASE: 'A report that the community handles itself, to the reply (接诉件).',
  PROXY_ERRAND: 'An errand or paperwork done for somebody (帮办代办).',
} as const;

export const TRACKS = {
  CLAIM: 'Listed, taken by whom the policy admits, and quantity is held (认领).',
  ASSIGN: 'Named to somebody by the community, a rota or a rule; nothing is held (指派).',
} as const;

export const DEMAND_STATES = {
  COLLECTED: 'Handed in, not looked at yet (已收集).',
  SORTED: 'Looked at and understood, not yet on either track (已梳理).',
  ROUTED: 'With the responsible party (已转责任主体).',
  RESOLVED: 'Settled by the responsible party (已解决).',
  LISTED: 'On the claim list, with something free or held (待认领).',
  CLAIMED: 'All of it is committed (已认领).',
  DELIVERED: 'Every committed claim is delivered (已服务).',
  CONFIRMED: 'Confirmed by those it was for (已确认).',
  MERGED: 'The same as another demand, which goes on for both (已合并).',
  WITHDRAWN: 'Taken back (已撤回).',
} as const;

export const DEMAND_ROUTES = {
  RESPONSIBLE_PARTY: 'To the party that answers for it (责任主体).',
  CLAIM_LIST: 'Onto the claim list (认领清单).',
} as const;

export const URGENCIES = {
  LOW: 'Can wait (不急).',
  NORMAL: 'In its turn (一般).',
  HIGH: 'Soon (较急).',
  EMERGENCY: 'At once (紧急).',
} as const;

export const LOCATION_CLASSES = {
  PRIVATE_DWELLING: 'Inside a dwelling (户内).',
  PUBLIC_AREA: 'In the common parts of a compound (公共区域).',
  MUNICIPAL: 'On public land outside the compounds (市政区域).',
} as const;

export const SERVICE_UNITS = {
  SESSION: 'A sitting, visit or deployment (场次).',
  PERSON: 'A person served (人).',
  HOUSEHOLD: 'A household served (户).',
  ITEM: 'A thing given or mended (件).',
  HOUR: 'An hour of work (小时).',
  MEAL: 'A meal (餐).',
  TRIP: 'A trip (趟).',
  TONNE: 'A tonne carried (吨).',
  PROJECT: 'A project as a whole (项).',
} as const;

export const AUDIENCES = {
  ANY: 'Everybody (不限): as a resource it serves every audience, as a demand it needs one for all.',
  ADULT: 'Adults (成年人).',
  CHILDREN: 'Children (儿童).',
  YOUTH: 'Young people (青年).',
  ELDERLY: 'The elderly (老年人).',
  LIVING_ALONE: 'Those who live alone (独居).',
  ILL_OR_DISABLED: 'The ill or disabled (病残).',
  LOW_INCOME: 'Those in need (困难群众).',
  COURIER: 'Couriers (快递外卖员).',
  OUTDOOR_WORKER: 'Those who work outdoors (户外劳动者).',
  TRUCK_DRIVER: 'Truck drivers (货车司机).',
  TRUCKER_FAMILY: 'Families of truck drivers (货车司机家属).',
  MERCHANT: 'Shopkeepers (商户).',
} as const;

export const COLLECTION_CHANNELS = {
  HAPPINESS_MAILBOX: 'The happiness mailbox (幸福邮箱).',
  PROPERTY_CENTRE: "The compound's property centre (小区物业中心).",
  ONLINE_QUESTIONNAIRE: 'An online questionnaire (线上问卷).',
  VISIT: 'A visit at home (走访).',
  KIOSK: 'A kiosk of the neighbourhood (民生小站).',
  MEETING: 'A meeting (议事会).',
  GRID_WORKER: 'A grid worker (网格员).',
  OTHER: 'Another way (其他).',
} as const;

export const ROUND_STATES = {
  PLANNED: 'Dated, not open yet (未开始).',
  OPEN: 'Collecting (收集中).',
  CLOSED: 'Over (已结束).',
} as const;

export const CLAIMANT_KINDS = {
  ORGANISATION: 'Any organisation (单位).',
  PERSON: 'Any person (个人).',
  TEAM_MEMBER: 'A person who is a member of a volunteer team (志愿队员).',
} as const;

export const ACCEPTANCES = {
  AUTOMATIC: 'First come (抢单): the claim is accepted as it is made.',
  COMMUNITY: 'The community accepts; until then quantity is held (社区确认).',
  CHOSEN: 'Many sign up and hold nothing, then some are chosen (报名后选定).',
} as const;

export const RESOURCE_STATES = {
  OFFERED: 'Can be claimed with (可认领).',
  SUSPENDED: 'Paused (暂停).',
  WITHDRAWN: 'No longer offered; accepted claims stand (撤回).',
} as const;

export const RESOURCE_SIDES = {
  PROVIDER: 'By who offers it (提供方).',
  COMMUNITY: 'By the community whose list carries it, or an area above it (社区).',
} as const;

export const CLAIM_SIDES = {
  CLAIMANT: 'By the unit or person that claims (认领方).',
  COMMUNITY: 'By the community, which asked this party (社区).',
} as const;

export const CLAIM_STATES = {
  OFFERED: 'The community asks this party (派单); quantity is held.',
  APPLIED: 'Signed up; holds nothing until chosen (已报名).',
  HELD: 'Quantity is held until the other side answers or the time is over (待确认).',
  ACCEPTED: 'Accepted; quantity is committed (已接受).',
  IN_SERVICE: 'Being delivered (服务中).',
  DELIVERED: 'Reported as delivered, not confirmed (已交付).',
  CONFIRMED: 'Confirmed by the other side (已确认).',
  DECLINED: 'Refused by the other side (已谢绝).',
  RELEASED: 'Given back before it was done (已释放).',
  EXPIRED: 'Nobody answered in time (已过期).',
} as const;

export const ASSIGNMENT_MODES = {
  ROUTED: 'Passed on to the party that answers for it (转责任主体).',
  DISPATCHED: 'Sent by the community (派单).',
  ROTA: 'Taken by whoever is on the rota (轮值).',
} as const;

export const ASSIGNMENT_STATES = {
  ASSIGNED: 'Named, not answered yet (已指派).',
  ACKNOWLEDGED: 'Received and accepted (已受理).',
  IN_HAND: 'Being worked on (办理中).',
  DONE: 'Settled, with a resolution (已办结).',
  RETURNED: 'Sent back with a reason (已退回).',
} as const;

export const DEMAND_SIDES = {
  COMMUNITY: 'Acts for the community of the place, or for an area above it (社区).',
  HANDLER: 'Was named to take care of it: routed to, dispatched or on the rota (经办方).',
} as const;

export const REASON_CODES = {
  CLAIMANT_UNABLE: 'The provider cannot do it after all (认领方无法履行).',
  NO_SHOW: 'The provider did not come (未到场).',
  LATE: 'The provider was too late (逾期).',
  NO_LONGER_NEEDED: 'It is not needed any more (不再需要).',
  RECIPIENT_UNAVAILABLE: 'Those it was for could not be met (服务对象不便).',
  NOT_SUITABLE: 'The offer does not suit (不合适).',
  NOT_CHOSEN: 'Others were chosen (未选定).',
  NOT_RESPONSIBLE: 'It is not in the duties of the party named (非职责范围).',
  DUPLICATE: 'It is here twice (重复).',
  INCOMPLETE: 'What was delivered is not all of it (未完成).',
  OTHER: 'For another reason (其他).',
} as const;

export const THREE_LISTS = {
  RESOURCES: 'What is offered (服务资源清单).',
  DEMANDS: 'What is needed (需求清单).',
  CLAIMS: 'Who has taken up what (服务项目认领清单).',
} as const;

export const IMPORTED_LISTS = {
  RESOURCES: 'The service-resource list (服务资源清单).',
  DEMANDS: 'The demand list (需求清单).',
} as const;

export type DemandKind = keyof typeof DEMAND_KINDS;
export type Track = keyof typeof TRACKS;
export type DemandState = keyof typeof DEMAND_STATES;
export type DemandRoute = keyof typeof DEMAND_ROUTES;
export type ClaimantKind = keyof typeof CLAIMANT_KINDS;
export type Acceptance = keyof typeof ACCEPTANCES;
export type ResourceState = keyof typeof RESOURCE_STATES;
export type ResourceSide = keyof typeof RESOURCE_SIDES;
export type ClaimState = keyof typeof CLAIM_STATES;
export type ReasonCode = keyof typeof REASON_CODES;
export type Audience = keyof typeof AUDIENCES;
export type ServiceUnit = keyof typeof SERVICE_UNITS;
export type Urgency = keyof typeof URGENCIES;
export type LocationClass = keyof typeof LOCATION_CLASSES;
export type CollectionChannel = keyof typeof COLLECTION_CHANNELS;
export type RoundState = keyof typeof ROUND_STATES;
export type AssignmentState = keyof typeof ASSIGNMENT_STATES;
export type ImportedList = keyof typeof IMPORTED_LISTS;
export type ThreeList = keyof typeof THREE_LISTS;
