import type { Demand } from '@lianjian/prisma-lists/client';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { particularsOf, particularsViolations } from '../../kinds/particulars.rules.ts';
import {
  beginning,
  choiceViolations,
  sorted,
  sortingViolations,
} from '../../procedure/choice.rules.ts';
import { firstStage } from '../../procedure/procedures.rules.ts';
import type { Day } from '../../quarter/quarter.rules.ts';
import { asDate, type PutForward, storedDay } from '../../submission/need.ts';
import { lapsed, timeViolations, usualLocation } from '../../submission/submission.rules.ts';
import type { CollectionChannel } from '../../words.ts';

/** What sorting puts right; what is not said stays. */
export type Sorting = {
  [Name in keyof Omit<PutForward, 'areaId' | 'channel' | 'contact' | 'dwelling' | 'quarter'>]?:
    | PutForward[Name]
    | null;
};

/** A demand as sorting sees it. */
export type Sortable = Pick<
  Demand,
  | 'id'
  | 'kind'
  | 'category'
  | 'locationClass'
  | 'procedure'
  | 'stage'
  | 'wantedFrom'
  | 'wantedBy'
  | 'wantedWeekdays'
  | 'errandItemId'
>;

/** What is said of a demand in so many words. */
const SAID = [
  'title',
  'description',
  'category',
  'audience',
  'urgency',
  'unit',
  'quantity',
  'beneficiaries',
  'compoundId',
  'agreementId',
] as const;

const turns = ({ kind }: Sorting, demand: Pick<Sortable, 'kind'>) =>
  kind !== undefined && kind !== null && kind !== demand.kind;

/** Of which kind it is then, and on whose ground: another kind has its own usual ground. */
export function groundOf(sorting: Sorting, demand: Sortable) {
  const kind = sorting.kind ?? demand.kind;
  const usual = turns(sorting, demand) ? usualLocation(kind) : demand.locationClass;
  const kept = turns(sorting, demand) ? null : demand.errandItemId;
  return {
    kind,
    locationClass: sorting.locationClass ?? usual,
    errandItemId: sorting.errandItemId ?? kept,
  };
}

/** All that stands against sorting a demand so. */
export function anewViolations(sorting: Sorting, demand: Sortable, today: Day): UserErrorShape[] {
  const days = {
    wantedFrom: sorting.wantedFrom ?? storedDay(demand.wantedFrom),
    wantedBy: sorting.wantedBy ?? storedDay(demand.wantedBy),
    wantedWeekdays: sorting.wantedWeekdays ?? demand.wantedWeekdays,
  };
  const { kind } = groundOf(sorting, demand);
  return [
    ...kindViolations(sorting, demand),
    ...particularsViolations(kind, sorting),
    ...timeViolations(days),
    ...lapsed(sorting.wantedBy ?? null, today),
  ];
}

/** A case that has left its first stage stays one; what becomes one begins as any case does. */
function kindViolations(sorting: Sorting, demand: Sortable): UserErrorShape[] {
  if (!turns(sorting, demand)) {
    return sortingViolations(sorting, demand);
  }
  const { kind } = groundOf(sorting, demand);
  const chosen = kind === 'CASE' ? (sorting.procedure ?? null) : null;
  const found = choiceViolations(kind, sorting, chosen);
  if (demand.procedure && demand.stage !== firstStage(demand.procedure)) {
    const [zh, en] = [
      '办理已过首个阶段，不能再改类型。',
      'It has left the first stage, so its kind stays.',
    ];
    found.push(violation('INVALID_STATE', 'kind', zh, en, { entityId: demand.id }));
  }
  return found;
}

/** What sorting makes of a demand that came in by a channel. */
export function sortedAnew(sorting: Sorting, demand: Sortable, channel: CollectionChannel) {
  const given = Object.fromEntries(
    SAID.flatMap((name) => ((sorting[name] ?? null) === null ? [] : [[name, sorting[name]]])),
  );
  const { wantedFrom, wantedBy, wantedWeekdays } = sorting;
  const { kind, locationClass } = groundOf(sorting, demand);
  return {
    ...given,
    // Of all that is put right only the agreement can be taken off again.
    ...(sorting.agreementId === null ? { agreementId: null } : {}),
    locationClass,
    ...(wantedFrom ? { wantedFrom: asDate(wantedFrom) } : {}),
    ...(wantedBy ? { wantedBy: asDate(wantedBy) } : {}),
    ...(wantedWeekdays ? { wantedWeekdays: [...wantedWeekdays] } : {}),
    ...(turns(sorting, demand)
      ? { kind, ...begunAnew(sorting, demand, channel) }
      : { ...sorted(sorting, demand), ...particularsSaid(sorting) }),
  };
}

/** Another kind has its own procedure, begun anew, and its own particulars, and keeps none of the old. */
function begunAnew(sorting: Sorting, demand: Sortable, channel: CollectionChannel) {
  const { kind } = groundOf(sorting, demand);
  const category = sorting.category ?? demand.category;
  return {
    ...beginning({ ...sorting, kind, category, channel }),
    grade: null,
    ...particularsOf(sorting),
  };
}

/** The particulars that are said; the others stay. */
function particularsSaid(sorting: Sorting) {
  const all = Object.entries(particularsOf(sorting));
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
