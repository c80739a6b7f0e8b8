import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { lies } from '../meeting/new-meeting.rules.ts';

/** An appeal that is put forward; what it does not have is null. */
export interface NewAppeal {
  title: string;
  areaId: string;
  compoundId: string | null;
  agreementId: string | null;
  demandId: string | null;
  /** Today unless said. */
  receivedOn: string | null;
}

/** What a new appeal meets, each null where there is none. */
export interface Met {
  areaPath: string | null;
  compoundPath: string | null;
  demandPath: string | null;
  agreement: { areaPath: string; partyIds: readonly string[] } | null;
  /** The day (`YYYY-MM-DD`) of the database's clock. */
  today: string;
}

const TITLE_MAX = 200;

/** What is wrong with a new appeal by itself. */
export const newAppealViolations = ({ title }: NewAppeal): UserErrorShape[] =>
  textViolations('title', title, TITLE_MAX);

/** What stands against putting it forward: everything at once. */
export function raisingViolations(row: NewAppeal, by: By, met: Met): UserErrorShape[] {
  const { areaPath, agreement, today } = met;
  const found: UserErrorShape[] = [];
  if (row.receivedOn !== null && row.receivedOn > today) {
    const [zh, en] = ['不能晚于今天。', 'It cannot be after today.'];
    found.push(violation('INVALID_INPUT', 'receivedOn', zh, en));
  }
  const named = [
    ['areaId', row.areaId, areaPath],
    ['compoundId', row.compoundId, met.compoundPath],
    ['agreementId', row.agreementId, agreement?.areaPath ?? null],
    ['demandId', row.demandId, met.demandPath],
  ] as const;
  for (const [field, id, path] of named) {
    if (id !== null && path === null) {
      const [zh, en] = ['没有这条记录。', 'There is no such row.'];
      found.push(violation('NOT_FOUND', field, zh, en, { entityId: id }));
    }
  }
  return areaPath === null ? found : [...found, ...placedViolations(by, met, areaPath)];
}

/** What it names lies in its area; an agreement may be that of an area above. */
function placedViolations(by: By, met: Met, areaPath: string): UserErrorShape[] {
  const { compoundPath, demandPath, agreement } = met;
  const [zh, en] = ['不在诉求所属区域之内。', 'It lies outside the area of the appeal.'];
  const found = [
    ['compoundId', compoundPath ?? areaPath] as const,
    ['demandId', demandPath ?? areaPath] as const,
  ].flatMap(([field, path]) =>
    lies(path, areaPath) ? [] : [violation('INVALID_INPUT', field, zh, en)],
  );
  const home = agreement?.areaPath ?? areaPath;
  if (!lies(home, areaPath) && !lies(areaPath, home)) {
    found.push(violation('INVALID_INPUT', 'agreementId', zh, en));
  }
  const isParty = agreement?.partyIds.includes(by.actingForId) ?? false;
  if (!isParty && !keepsBooksOf(by.actor, by.actingForId, areaPath)) {
    found.push(
      violation(
        'FORBIDDEN',
        'actingForId',
        '只有协议的签约方，或管理该区域的社区可以提出。',
        'Only a party of the agreement, or who keeps the books of the area, may put it forward.',
      ),
    );
  }
  return found;
}
