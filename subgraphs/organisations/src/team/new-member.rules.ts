import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { speaksFor } from '../tie/tie-ends.rules.ts';

/** What a new member meets. */
export interface Meeting {
  /** Null when there is no such organisation, or it is no team. */
  team: { areaPath: string; dissolvedOn: string | null } | null;
  /** Null when there is no such person; the path is null where nobody has said where they live. */
  person: { areaPath: string | null } | null;
  /** The place on the roster that the person has not left. */
  standingId: string | null;
  today: string;
}

interface Member {
  teamId: string;
  personId: string;
  joinedOn: string | null;
}

/** What stands against putting somebody onto a roster: everything at once. */
export function memberViolations(
  { teamId, personId, joinedOn }: Member,
  by: By,
  { team, person, standingId, today }: Meeting,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (team === null) {
    const [zh, en] = ['没有这支队伍。', 'There is no such team.'];
    found.push(violation('NOT_FOUND', 'teamId', zh, en, { entityId: teamId }));
  } else {
    found.push(...placeViolations(by, 'teamId', team.areaPath));
  }
  if (team !== null && team.dissolvedOn !== null) {
    const [zh, en] = ['队伍已经解散。', 'The team has been dissolved.'];
    found.push(violation('INVALID_STATE', 'teamId', zh, en, { entityId: teamId }));
  }
  if (person === null) {
    const [zh, en] = ['没有这个人员。', 'There is no such person.'];
    found.push(violation('NOT_FOUND', 'personId', zh, en, { entityId: personId }));
  } else if (!speaksFor(by, { id: personId, areaPath: person.areaPath })) {
    const [zh, en] = [
      '队员将公开身份：只能登记本社区及下辖的居民，其他人员由其所在社区的上级或平台登记。',
      'Who is on a roster acts in public: a community enrols those of its own area and below, an area above or the platform others.',
    ];
    found.push(violation('FORBIDDEN', 'personId', zh, en, { entityId: personId }));
  }
  if (joinedOn !== null && boundsOf(joinedOn).first > today) {
    const [zh, en] = ['加入日期不能晚于今天。', 'Nobody can have joined after today.'];
    found.push(violation('INVALID_INPUT', 'joinedOn', zh, en));
  }
  if (standingId !== null) {
    const [zh, en] = ['此人已在队伍名册中。', 'The person is on the roster already.'];
    found.push(violation('DUPLICATE', 'personId', zh, en, { entityId: standingId }));
  }
  return found;
}
