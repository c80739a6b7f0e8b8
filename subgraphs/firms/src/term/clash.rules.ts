import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { type Dates, overlap, type Term } from './term.rules.ts';

/** Who looks after a compound for a time: a firm by a contract, or a work station. */
export interface Keeping extends Dates {
  keeperId: string;
}

/** One that is recorded, with the id of the contract or the assignment. */
export type Kept = Keeping & Term;

/** One looks after a compound at a time; where dates do not tell, nothing is held against a new one. */
export function clashes(row: Keeping, standing: readonly Kept[]): UserErrorShape[] {
  const isSame = ({ keeperId, startsOn, endsOn }: Keeping) =>
    keeperId === row.keeperId && startsOn === row.startsOn && endsOn === row.endsOn;
  const same = standing.find(isSame);
  if (same) {
    const [zh, en] = ['已经登记。', 'It has been recorded already.'];
    return [violation('DUPLICATE', 'compoundId', zh, en, { entityId: same.id })];
  }
  const met = standing.find((each) => overlap(each, row));
  if (!met) {
    return [];
  }
  const more = { entityId: met.id };
  if (row.startsOn === null && met.endsOn !== null) {
    const [zh, en] = [
      '此前的合同或划片有结束日期；请写明从何时开始。',
      'What the compound stood under before has an end: say from when this one runs.',
    ];
    return [violation('INVALID_STATE', 'startsOn', zh, en, more)];
  }
  const [zh, en] =
    met.keeperId === row.keeperId
      ? [
          '该企业或工作站在此期间已负责该小区；请先用 endContract 或 endStationAssignment 终止。',
          'It looks after the compound in that time already: endContract or endStationAssignment ends that first.',
        ]
      : [
          '小区在此期间由其他企业或工作站负责；请先用 endContract 或 endStationAssignment 终止。',
          'Another firm or station looks after the compound in that time: endContract or endStationAssignment ends that first.',
        ];
  return [violation('INVALID_STATE', 'compoundId', zh, en, more)];
}
