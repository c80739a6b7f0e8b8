import type { Role } from '@lianjian/kernel/context';
import { areaOfCommittee, placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { AGREEMENTS_WRITE, KEYS_WRITE, REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** A key that is asked for. */
export interface NewKey {
  holderId: string;
  /** What it is for. */
  label: string | null;
  /** For whom a person acts; an organisation acts for itself. */
  organisationIds: readonly string[];
  role: Role;
  scopes: readonly string[];
  expiresAt: Date;
}

/** What a new key meets; the paths of those found, by id. */
export interface Meeting {
  paths: ReadonlyMap<string, string | null>;
  liveKeys: number;
  /** The instant by the database's clock. */
  now: Date;
}

/** So that one can be replaced by the other without a gap. */
const LIVE_KEYS_MAX = 2;

const DAYS_MAX = 366;
const LABEL_MAX = 100;
const DAY_MS = 86_400_000;

const BOTH_SIDES = [
  'claims:write',
  'community:write',
  'demands:write',
  'points:write',
  'resources:write',
];
/** Everybody says for themselves how they are tied; what else is in the register is the place's. */
const PARTY = [...BOTH_SIDES, REGISTRY_WRITE];
const ALL = [...PARTY, AGREEMENTS_WRITE, KEYS_WRITE];

/** What a key of each role may allow, whoever issues it. */
export const SCOPES_OF: Readonly<Record<Role, readonly string[]>> = {
  PLATFORM_ADMINISTRATOR: ALL,
  COMMUNITY: ALL,
  // A demand may be routed to a unit, which then has to answer it.
  PARTNER_UNIT: [...PARTY, AGREEMENTS_WRITE],
  PROPERTY_FIRM: [...PARTY, AGREEMENTS_WRITE],
  VOLUNTEER: PARTY,
  RESIDENT_REPRESENTATIVE: PARTY,
  ANALYST: [],
  INTEGRATOR: [],
};

/** What communities may make somebody; the platform may make anybody anything. */
const BY_COMMUNITY: readonly Role[] = [
  'COMMUNITY',
  'PARTNER_UNIT',
  'PROPERTY_FIRM',
  'VOLUNTEER',
  'RESIDENT_REPRESENTATIVE',
];
const OF_PERSONS: readonly Role[] = ['VOLUNTEER', 'RESIDENT_REPRESENTATIVE'];

const isPerson = (id: string) => id.startsWith('per-');

/** The organisations that the holder acts for. */
export function actsFor({ holderId, organisationIds }: NewKey): string[] {
  return isPerson(holderId) ? [...organisationIds] : [holderId];
}

/** What is wrong with a key by itself: everything at once. */
export function keyViolations(key: NewKey): UserErrorShape[] {
  const { holderId, label, organisationIds, role, scopes } = key;
  const tooWide = scopes.flatMap((scope, at) => {
    const [zh, en] = [`角色 ${role} 不能有此权限。`, `The role ${role} cannot have this scope.`];
    return SCOPES_OF[role].includes(scope)
      ? []
      : [violation('INVALID_INPUT', `scopes.${at}`, zh, en)];
  });
  const found = [...textViolations('label', label, LABEL_MAX), ...tooWide];
  if (!isPerson(holderId) && organisationIds.length > 0) {
    const [zh, en] = ['组织只代表自己。', 'An organisation acts for itself alone.'];
    found.push(violation('INVALID_INPUT', 'organisationIds', zh, en));
  }
  const mayHold = isPerson(holderId) || !OF_PERSONS.includes(role);
  const committees = actsFor(key).filter((id) => areaOfCommittee(id) !== null);
  const isCommittee = committees.length > 0 && committees.length === actsFor(key).length;
  if (!mayHold || (role === 'COMMUNITY' && !isCommittee)) {
    const [zh, en] = ['此持有人不能担任该角色。', 'This holder cannot have the role.'];
    found.push(violation('INVALID_INPUT', 'role', zh, en));
  }
  return found;
}

/** What stands against issuing it: everything at once. No key is wider than the issuer's. */
export function issueViolations(key: NewKey, by: By, meeting: Meeting): UserErrorShape[] {
  const { actor } = by;
  const { holderId, organisationIds, role, scopes } = key;
  const found = scopes.flatMap((scope, at) => {
    const [zh, en] = ['发放人自己没有此权限。', 'The issuer does not have this scope.'];
    return actor.scopes.includes(scope) ? [] : [violation('FORBIDDEN', `scopes.${at}`, zh, en)];
  });
  const mayMake =
    actor.roles.includes('PLATFORM_ADMINISTRATOR') ||
    (actor.roles.includes('COMMUNITY') && BY_COMMUNITY.includes(role));
  if (!mayMake) {
    const [zh, en] = ['发放人不能授予该角色。', 'The issuer may not give this role.'];
    found.push(violation('FORBIDDEN', 'role', zh, en));
  }
  const places = [
    ['holderId', holderId] as const,
    ...organisationIds.map((id, at) => [`organisationIds.${at}`, id] as const),
  ];
  found.push(...places.flatMap(([field, id]) => placedViolations(field, id, by, meeting)));
  if (meeting.liveKeys >= LIVE_KEYS_MAX) {
    const [zh, en] = [
      `最多同时持有 ${LIVE_KEYS_MAX} 个有效密钥。`,
      'There are as many live keys as may be.',
    ];
    const more = { entityId: holderId, limit: LIVE_KEYS_MAX };
    found.push(violation('LIMIT_REACHED', 'holderId', zh, en, more));
  }
  const days = (key.expiresAt.getTime() - meeting.now.getTime()) / DAY_MS;
  if (!(days > 0 && days <= DAYS_MAX)) {
    const [zh, en] = [
      `须在今后 ${DAYS_MAX} 天之内。`,
      `It must be within ${DAYS_MAX} days from now.`,
    ];
    found.push(violation('INVALID_INPUT', 'expiresAt', zh, en, { limit: DAYS_MAX }));
  }
  return found;
}

function placedViolations(field: string, id: string, by: By, { paths }: Meeting): UserErrorShape[] {
  const path = paths.get(id);
  if (path === undefined) {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    return [violation('NOT_FOUND', field, zh, en, { entityId: id })];
  }
  return placeViolations(by, field, path);
}
