import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { type PlanFault, type PlanYears, planFaults } from './plan.rules.ts';

export interface NewPlanItem {
  area: 'HARDWARE' | 'SOFTWARE' | 'CIVILITY';
  title: string;
  target: string;
  year: number | null;
}

/** A plan that is entered with its agreement; what is not known is null. */
export interface NewPlan extends PlanYears {
  items: readonly NewPlanItem[];
}

const ITEMS_MAX = 100;
const TEXT_MAX = 500;
const YEARS = [1949, 2200] as const;

/** What is wrong with a new plan: everything at once. */
export function newPlanViolations(plan: NewPlan | null): UserErrorShape[] {
  if (plan === null) {
    return [];
  }
  const items = plan.items.map((item, at) => ({
    ...item,
    id: String(at),
    state: 'PLANNED' as const,
  }));
  const found = [
    ...planFaults(plan, items).map(ofPlan),
    ...items.flatMap(({ id, title, target }) => [
      ...textViolations(`plan.items.${id}.title`, title, TEXT_MAX),
      ...textViolations(`plan.items.${id}.target`, target, TEXT_MAX),
    ]),
  ];
  for (const field of ['startYear', 'endYear'] as const) {
    const year = plan[field];
    if (year !== null && (year < YEARS[0] || year > YEARS[1])) {
      const [zh, en] = [
        `须在 ${YEARS.join(' 到 ')} 之间。`,
        `It must be from ${YEARS.join(' to ')}.`,
      ];
      found.push(violation('INVALID_INPUT', `plan.${field}`, zh, en));
    }
  }
  if (plan.years !== null && plan.years < 1) {
    const [zh, en] = ['至少为 1 年。', 'It must be 1 year at least.'];
    found.push(violation('INVALID_INPUT', 'plan.years', zh, en));
  }
  if (items.length > ITEMS_MAX) {
    const [zh, en] = [`最多 ${ITEMS_MAX} 项。`, `There may be at most ${ITEMS_MAX}.`];
    found.push(violation('INVALID_INPUT', 'plan.items', zh, en, { limit: ITEMS_MAX }));
  }
  return found;
}

function ofPlan(fault: PlanFault): UserErrorShape {
  switch (fault.code) {
    case 'ENDS_BEFORE_START':
      return violation(
        'INVALID_INPUT',
        'plan.endYear',
        '不能早于首年。',
        'It ends before it starts.',
      );
    case 'YEARS_DO_NOT_FIT':
      return violation('INVALID_INPUT', 'plan.years', '与起止年份不符。', 'The years do not fit.');
    case 'ITEM_OUTSIDE_PLAN': {
      const [zh, en] = ['不在规划年份之内。', 'It lies outside the years of the plan.'];
      return violation('INVALID_INPUT', `plan.items.${fault.id}.year`, zh, en);
    }
    case 'ITEM_WITHOUT_TARGET': {
      const [zh, en] = ['须注明目标。', 'It says what counts as done.'];
      return violation('INVALID_INPUT', `plan.items.${fault.id}.target`, zh, en);
    }
  }
}
