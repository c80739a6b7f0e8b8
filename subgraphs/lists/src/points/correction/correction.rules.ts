import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import {
  keeperViolations,
  type SchemeBook,
  selfViolations,
  settledViolations,
} from '../book.rules.ts';
import type { PointsKind } from '../words.ts';

/** What can be taken back: a score, and what took one back by mistake. */
const CORRECTABLE: readonly PointsKind[] = ['SCORING', 'CORRECTION'];

/** An entry that is to be taken back, with what that meets. */
export interface Correction {
  entry: { id: string; kind: PointsKind; points: number };
  holderId: string;
  /** The entry that took it back already. */
  correctedBy: string | null;
  balance: number;
  scheme: SchemeBook;
  today: Day;
}

/** All that stands against taking an entry back. */
export function correctionViolations(
  { entry, holderId, correctedBy, balance, scheme, today }: Correction,
  by: By,
): UserErrorShape[] {
  const found = [
    ...keeperViolations(by, scheme.areaPath),
    ...selfViolations(by, holderId, 'entryId'),
  ];
  if (!CORRECTABLE.includes(entry.kind)) {
    const [zh, en] = ['只能更正记分或更正。', 'Only a score, or a correction, is taken back.'];
    found.push(violation('INVALID_STATE', 'entryId', zh, en, { entityId: entry.id }));
  }
  if (correctedBy !== null) {
    const [zh, en] = ['该笔记账已更正过。', 'The entry was taken back already.'];
    found.push(violation('DUPLICATE', 'entryId', zh, en, { entityId: correctedBy }));
  }
  if (entry.points > balance) {
    const zh = `账户只有 ${balance} 分，不足以收回 ${entry.points} 分。`;
    const en = `The account holds ${balance} of the ${entry.points} points.`;
    const more = { entityId: entry.id, limit: balance };
    found.push(violation('NOT_ENOUGH_LEFT', 'entryId', zh, en, more));
  }
  const room = scheme.balanceMax === null ? null : scheme.balanceMax - balance;
  if (room !== null && -entry.points > room) {
    const [zh, en] = ['会超过账户上限。', 'The account would hold more than it may.'];
    found.push(violation('LIMIT_REACHED', 'entryId', zh, en, { entityId: entry.id, limit: room }));
  }
  return [...found, ...settledViolations(scheme, today, 'entryId')];
}
