import { goes } from '../../freight/route.rules.ts';
import type { ClaimPolicy } from '../../kinds/kind.ts';
import type { ClaimantKind } from '../../words.ts';
import type { DemandSide, Note, ResourceSide, ServiceCategory } from '../pair.rules.ts';
import { reach } from '../pair.rules.ts';
import { closeness } from '../related.rules.ts';
import { meetsInTime } from '../window.rules.ts';

/** What can stand in the way of a claim. */
export const BLOCKER_CODES = {
  NOT_CLAIMABLE: 'The demand is not on the claim list (不可认领).',
  ALREADY_CLAIMED: 'Nothing of it is left to claim (已被认领).',
  CATEGORY: 'Neither of the same category nor of a related one (类别不符).',
  AUDIENCE: 'The resource does not serve this audience (受众不符).',
  UNIT: 'The resource is counted in another unit (单位不符).',
  OUTSIDE_SERVICE_AREA: 'The resource does not serve the place (超出服务范围).',
  ROUTE: "None of the truck's routes covers that of the cargo (路线不符).",
  NO_CAPACITY: "Nothing is free in the demand's list quarter (余量不足).",
  OUTSIDE_TIME_WINDOW:
    'It is not offered on any day that is wanted; of freight, on any that has not passed (时间不符).',
  CLAIM_POLICY: 'The kind is not open to this claimant, or to one more (认领方式不符).',
  SKILL: 'The claimant is no member of a team who can do what the order asks for (技能不符).',
  RESOURCE_NOT_OFFERED: 'The resource is suspended or withdrawn, or there is none (资源未提供).',
} as const;

export type BlockerCode = keyof typeof BLOCKER_CODES;

export interface Blocker {
  code: BlockerCode;
  /** Whose fact it is: the subgraph, then the field. */
  source: string;
  note: Note;
}

/** Somebody who would take so much of a demand, with a resource where there is one. */
export interface Attempt {
  demand: DemandSide;
  resource: ResourceSide | null;
  claimant: ClaimantKind;
  /** What the claimant can do as a member of teams; nothing unless it was asked. */
  skills?: readonly ServiceCategory[];
  asked: number;
}

interface BlockerRule extends Omit<Blocker, 'note'> {
  note: Note | ((attempt: Attempt) => Note);
  blocks(attempt: Attempt): boolean;
}

/** A rule about the resource; without a resource it has nothing to say. */
function ofResource(
  code: BlockerCode,
  field: string,
  note: Note,
  blocks: (demand: DemandSide, resource: ResourceSide, asked: number) => boolean,
): BlockerRule {
  return {
    code,
    source: `lists: ${field}`,
    note,
    blocks: ({ demand, resource, asked }) => resource !== null && blocks(demand, resource, asked),
  };
}

/** Whether somebody can do what an order asks for; where it asks for nothing, everybody can. */
export const isAble = (skills: readonly ServiceCategory[], skill: ServiceCategory | null) =>
  skill === null || skills.includes(skill);

export const LACKS_SKILL: Note = {
  zh: '不是有所需技能的队员。',
  en: 'It takes a member of a team who can do what the order asks for.',
};

const RULES: readonly BlockerRule[] = [
  {
    code: 'NOT_CLAIMABLE',
    source: 'lists: Demand.state',
    note: { zh: '该需求不在认领清单上。', en: 'The demand is not up for claiming.' },
    blocks: ({ demand }) =>
      demand.track !== 'CLAIM' || (demand.state !== 'LISTED' && demand.state !== 'CLAIMED'),
  },
  {
    code: 'ALREADY_CLAIMED',
    source: 'lists: Demand.free',
    note: { zh: '该需求已全部被认领。', en: 'Nothing of the demand is left to claim.' },
    blocks: ({ demand }) => demand.free <= 0,
  },
  ofResource(
    'CATEGORY',
    'ServiceResource.category',
    { zh: '服务类别不同，也不相近。', en: 'Neither of the same category nor of a related one.' },
    (demand, resource) => closeness(demand.category, resource.category) === 0,
  ),
  ofResource(
    'AUDIENCE',
    'ServiceResource.audiences',
    { zh: '不面向这一人群。', en: 'It does not serve this audience.' },
    ({ audience }, { audiences }) => !audiences.includes('ANY') && !audiences.includes(audience),
  ),
  ofResource(
    'UNIT',
    'ServiceResource.unit',
    { zh: '计量单位不同。', en: 'It is counted in another unit.' },
    (demand, resource) => demand.unit !== resource.unit,
  ),
  ofResource(
    'OUTSIDE_SERVICE_AREA',
    'ServiceResource.serviceAreas, serviceCompounds',
    { zh: '服务范围不包括此地。', en: 'The place is outside its service area.' },
    (demand, resource) => reach({ demand, resource }) === undefined,
  ),
  ofResource(
    'ROUTE',
    'ServiceResource.routes',
    { zh: '车辆路线不包括货物的起讫地。', en: "None of its routes covers the cargo's." },
    (demand, resource) => !goes(resource.routes, demand.cargo),
  ),
  ofResource(
    'NO_CAPACITY',
    'ServiceResource.availability',
    { zh: '该季度没有足够的余量。', en: 'It has not enough free capacity in the quarter.' },
    (_demand, resource, asked) => resource.free < asked,
  ),
  ofResource(
    'OUTSIDE_TIME_WINDOW',
    'ServiceResource.schedule, availableFrom, availableTo',
    { zh: '所需日期内不提供服务。', en: 'It is not offered on any of the days that are wanted.' },
    (demand, resource) => !meetsInTime({ demand, resource }),
  ),
  {
    code: 'CLAIM_POLICY',
    source: 'lists: Demand.claimPolicy',
    note: ({ demand, claimant }) => closedTo(demand.policy?.claimants ?? [], claimant),
    blocks: ({ demand, claimant }) =>
      demand.policy !== null && !admits(demand.policy, demand, claimant),
  },
  {
    code: 'SKILL',
    source: 'organisations: TeamMember.skills',
    note: LACKS_SKILL,
    blocks: ({ demand, skills = [] }) => !isAble(skills, demand.skill),
  },
  {
    code: 'RESOURCE_NOT_OFFERED',
    source: 'lists: ServiceResource.state',
    note: { zh: '没有可提供的服务资源。', en: 'There is no resource on offer.' },
    blocks: ({ demand, resource }) =>
      resource === null ? (demand.policy?.resourceRequired ?? false) : resource.state !== 'OFFERED',
  },
];

/** All that stands in the way of a claim, in the order of the codes; nothing when it fits. */
export function blockers(attempt: Attempt): Blocker[] {
  return RULES.filter((rule) => rule.blocks(attempt)).map(({ code, source, note }) => ({
    code,
    source,
    note: typeof note === 'function' ? note(attempt) : note,
  }));
}

/** Why a policy lets somebody not claim: as who they are, or since somebody has claimed. */
function closedTo(claimants: readonly ClaimantKind[], claimant: ClaimantKind): Note {
  if (claimants.includes(claimant)) {
    return {
      zh: '该类需求只由一方认领，已有人认领。',
      en: 'One party takes a demand of this kind, and somebody has taken it.',
    };
  }
  return claimants.every((kind) => kind === 'TEAM_MEMBER')
    ? {
        zh: '该类需求只由志愿队队员报名。',
        en: 'Members of a team alone sign up for this kind of demand.',
      }
    : {
        zh: '该类需求不由这类认领方认领。',
        en: 'This kind of demand is not open to this kind of claimant.',
      };
}

/** Whether the policy lets this kind of claimant take a part beside those who took theirs. */
function admits(policy: ClaimPolicy, demand: DemandSide, claimant: ClaimantKind): boolean {
  const untouched = demand.held + demand.committed === 0;
  return policy.claimants.includes(claimant) && (policy.several || untouched);
}
