/** What sorts of activity there are, each with its meaning; the Chinese term stands in brackets. */
export const SERVICE_ACTIVITY_KINDS = {
  CONVENIENCE_DAY: 'A day of services for whoever comes, once a month (便民服务日).',
  CLINIC: 'Medical advice and check-ups (义诊).',
  CLEAN_UP: 'Cleaning together (卫生清理).',
  FAIR: 'Many services side by side, by volunteers (志愿服务大集).',
  SNOW_CLEARING: 'Clearing snow and ice, by groups and zones (铲冰清雪).',
  EPIDEMIC_SUPPLY: 'Bringing supplies during an epidemic (抗疫保供).',
  OTHER: 'Another sort (其他).',
} as const;

export const SERVICE_ACTIVITY_STATES = {
  PLANNED: 'Announced, not held yet (计划中).',
  HELD: 'Held, with what came of it (已开展).',
  CANCELLED: 'Called off, with the reason (已取消).',
} as const;

export const PARTICIPANT_ROLES = {
  PARTY_MEMBER: 'Party members (党员).',
  PROPERTY_STAFF: 'Staff of the property firm (物业人员).',
  SOCIAL_WORKER: 'Social workers (社工).',
  GRID_WORKER: 'Grid workers (网格员).',
  WELFARE_POST: 'Holders of public-welfare posts (公益性岗位).',
  VOLUNTEER: 'Volunteers (志愿者).',
  PARTNER_UNIT: 'People of partner units (共建单位人员).',
  RESIDENT: 'Residents (居民).',
  OTHER: 'Others (其他).',
} as const;

export type ServiceActivityKind = keyof typeof SERVICE_ACTIVITY_KINDS;
export type ServiceActivityState = keyof typeof SERVICE_ACTIVITY_STATES;
export type ParticipantRole = keyof typeof PARTICIPANT_ROLES;
