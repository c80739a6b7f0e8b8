import type { Actor } from '@lianjian/kernel/context';
import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { inOrder, isOver, type Term } from './contract.rules.ts';

/** The scope for the steps of contracts. */
export const CONTRACT_SCOPE = REGISTRY_WRITE;

/** A contract has one way on, which those take who keep the books of the place. */
export const CONTRACT_STEPS = {
  endContract: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY'] },
} as const;

/** A contract as its end meets it. */
export interface Standing extends Term {
  version: number;
  areaPath: string;
}

/** That a contract is to end: when, and on which version that was decided. */
export interface Ending {
  contractId: string;
  endsOn: string;
  expectedVersion: number;
}

/** What stands against ending it: everything at once. */
export function endingViolations(
  { contractId, endsOn, expectedVersion }: Ending,
  by: By,
  { row, today }: { row: Standing | null; today: string },
): UserErrorShape[] {
  if (!row) {
    const [zh, en] = ['没有这份合同。', 'There is no such contract.'];
    return [violation('NOT_FOUND', 'contractId', zh, en, { entityId: contractId })];
  }
  const found = inOrder({ startsOn: row.startsOn, endsOn });
  if (isOver(row, today)) {
    const [zh, en] = ['合同已经终止。', 'The contract has ended already.'];
    found.push(violation('INVALID_STATE', 'contractId', zh, en, { entityId: row.id }));
  } else if (row.endsOn !== null && boundsOf(endsOn).last > boundsOf(row.endsOn).last) {
    const [zh, en] = [
      '不能晚于约定的终止日期；续约请另行登记。',
      'It cannot end later than was agreed: a renewal is a contract of its own.',
    ];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  return [
    ...found,
    ...versionViolations(expectedVersion, row),
    ...placeViolations(by, 'contractId', row.areaPath),
  ];
}

/** The ways on from where it stands on a day, as they are for the caller. */
export function contractWays(
  row: Pick<Standing, 'endsOn' | 'areaPath'>,
  actor: Actor | null,
  today: string,
): TransitionShape[] {
  const { to } = CONTRACT_STEPS.endContract;
  const whyNot = bookObjections(actor, CONTRACT_SCOPE, row.areaPath);
  return isOver(row, today) ? [] : [{ to, mutation: 'endContract', reasonRequired: false, whyNot }];
}
