import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { awaitedAfter, type Ends, partiesTo, type TieEnd } from './tie-ends.rules.ts';

export type TieKind =
  | 'REPORT_IN'
  | 'MEMBER_REPORT_IN'
  | 'MEMBERSHIP'
  | 'INSTRUCTION'
  | 'SUPERVISION'
  | 'DEPLOYMENT';

const ENDS = ['fromOrganisationId', 'fromPersonId', 'toOrganisationId', 'toAreaId'] as const;
type End = (typeof ENDS)[number];

/** A tie that is entered; what is not known, and the ends that it does not have, are null. */
export interface NewTie extends Record<End, string | null> {
  kind: TieKind;
  agreementId: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

/** What a new tie meets. Found is each end that is named and there. */
export interface Meeting {
  found: Readonly<Record<End, boolean>>;
  /** Where the tie counts: in the area that it leads to, else that of the organisation. */
  areaPath: string | null;
  /** Where its beginning belongs; null where that is not said. */
  fromOrganisationPath: string | null;
  fromPersonPath: string | null;
  /** Whether the organisation that it leads to is a team. */
  leadsToTeam: boolean;
  /** One that stands already and leaves no room for this one. */
  standingId: string | null;
}

/** Which ends a tie of each kind has: these, and where there are two ways, one of them. */
const SHAPES: Readonly<Record<TieKind, readonly (readonly End[])[]>> = {
  REPORT_IN: [['fromOrganisationId', 'toAreaId']],
  MEMBER_REPORT_IN: [
    ['fromPersonId', 'toAreaId'],
    ['fromOrganisationId', 'fromPersonId', 'toAreaId'],
  ],
  MEMBERSHIP: [
    ['fromOrganisationId', 'toOrganisationId'],
    ['fromPersonId', 'toOrganisationId'],
  ],
  INSTRUCTION: [['fromPersonId', 'toOrganisationId']],
  SUPERVISION: [['fromOrganisationId', 'toOrganisationId']],
  DEPLOYMENT: [['fromOrganisationId', 'toAreaId']],
};

/** Whether a new tie has the ends of its kind, and in which order its dates come. */
export function tieViolations(tie: NewTie): UserErrorShape[] {
  const given = ENDS.filter((end) => tie[end] !== null);
  const fits = SHAPES[tie.kind].some(
    (shape) => shape.length === given.length && shape.every((end) => given.includes(end)),
  );
  const found: UserErrorShape[] = [];
  if (!fits) {
    const ways = SHAPES[tie.kind].map((shape) => shape.join(' + '));
    const [zh, en] = [
      `此类关系的两端须为：${ways.join('，或 ')}。`,
      `A tie of this kind has these ends: ${ways.join(', or ')}.`,
    ];
    found.push(violation('INVALID_INPUT', 'kind', zh, en));
  }
  if (tie.fromOrganisationId !== null && tie.fromOrganisationId === tie.toOrganisationId) {
    const [zh, en] = ['不能与自身建立关系。', 'Nothing is tied to itself.'];
    found.push(violation('INVALID_INPUT', 'toOrganisationId', zh, en));
  }
  const { startsOn, endsOn } = tie;
  if (startsOn !== null && endsOn !== null && boundsOf(startsOn).first > boundsOf(endsOn).last) {
    const [zh, en] = ['结束不能早于开始。', 'It cannot end before it starts.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  return found;
}

/** What stands against entering it: everything at once. */
export function entryViolations(tie: NewTie, by: By, meeting: Meeting): UserErrorShape[] {
  const found = ENDS.flatMap((end) => {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    const id = tie[end];
    return id === null || meeting.found[end]
      ? []
      : [violation('NOT_FOUND', end, zh, en, { entityId: id })];
  });
  if (tie.toAreaId !== null && meeting.found.toAreaId && !tie.toAreaId.startsWith('com-')) {
    const [zh, en] = ['须为社区。', 'It must be a community.'];
    found.push(violation('INVALID_INPUT', 'toAreaId', zh, en));
  }
  if (meeting.leadsToTeam && tie.kind === 'MEMBERSHIP') {
    const [zh, en] = [
      '志愿队员登记在队伍名册中，请用 enrolTeamMember。',
      'Members of a team are on its roster: enrolTeamMember.',
    ];
    found.push(violation('INVALID_INPUT', 'toOrganisationId', zh, en));
  }
  const { length: ends } = partiesTo(endsOf(tie, meeting));
  const isStranger = awaitsOf(tie, by, meeting).length === ends;
  if (meeting.areaPath !== null && isStranger) {
    const [zh, en] = [
      '只有关系的一方自己，或其所在社区及上级、平台可以登记。',
      'One of its ends enters this, a community for those of its own area and below, or the platform.',
    ];
    const end = tie.toAreaId === null ? 'toOrganisationId' : 'toAreaId';
    found.push(violation('FORBIDDEN', end, zh, en));
  }
  // What waits for its ends is between them: no stranger is told of it.
  if (meeting.standingId !== null && !isStranger) {
    const [zh, en] = [
      '已有同一关系：在生效中，或待对方确认。',
      'The same tie is there already: it stands, or waits for an end.',
    ];
    found.push(violation('DUPLICATE', 'kind', zh, en, { entityId: meeting.standingId }));
  }
  return found;
}

/** The ends that whoever enters a tie does not speak for: they say it themselves. */
export function awaitsOf(tie: NewTie, by: By, meeting: Meeting): TieEnd[] {
  const parties = partiesTo(endsOf(tie, meeting));
  const ends = parties.map(({ end }) => end);
  return awaitedAfter(by, parties, ends);
}

const endsOf = (tie: NewTie, meeting: Meeting): Ends => ({
  fromOrganisationId: tie.fromOrganisationId,
  fromPersonId: tie.fromPersonId,
  toOrganisationId: tie.toOrganisationId,
  toAreaId: tie.toAreaId,
  areaPath: meeting.areaPath,
  fromOrganisationPath: meeting.fromOrganisationPath,
  fromPersonPath: meeting.fromPersonPath,
});
