import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Agreement, stateOf } from '../agreement/agreement.ts';
import { builder, reachable, words } from '../builder.ts';
import { db } from '../db.ts';
import { progressWays } from '../progress/progress.rules.ts';
import { progress } from './plan.rules.ts';
import { closedIn, PLAN_ITEM, PLAN_ITEM_STATES } from './plan-progress.rules.ts';

export const PlanArea = enumeration(
  kernelView(builder),
  'PlanArea',
  'What side of a compound a plan item improves (规划方面).',
  {
    HARDWARE: 'Roads, sheds, devices and other works (硬件).',
    SOFTWARE: 'Services and how they are run (软件).',
    CIVILITY: 'Culture and living together (精神文明).',
  },
);

const PlanItemState = enumeration(
  kernelView(builder),
  'PlanItemState',
  'How far a plan item is (进度).',
  PLAN_ITEM_STATES,
);

export const planItemRows = entity('PlanItem', (args) => db().planItem.findMany(args));

export const PlanItem = builder.prismaObject('PlanItem', {
  description: 'One thing that a plan sets out to do (规划项目).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as pli-fangzhi-1.' }),
    area: t.expose('area', { type: PlanArea, description: 'What side it improves.' }),
    title: t.exposeString('title', { description: 'What is to be done.' }),
    target: t.exposeString('target', {
      nullable: true,
      description: 'What counts as done; null where the report prints none.',
    }),
    year: t.exposeInt('year', {
      nullable: true,
      description: 'The year it is planned for; null where not known.',
    }),
    state: t.expose('state', { type: PlanItemState, description: 'How far it is.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: {
        id: true,
        version: true,
        state: true,
        plan: {
          select: {
            agreement: {
              select: {
                areaPath: true,
                state: true,
                now: { select: { state: true } },
                parties: { select: { organisationId: true } },
              },
            },
          },
        },
      },
      resolve: ({ plan: { agreement }, ...item }, _args, { actor }) => {
        const { areaPath, parties } = agreement;
        const tellers = parties.map(({ organisationId }) => organisationId);
        const closed = closedIn(stateOf(agreement));
        return progressWays(PLAN_ITEM, { ...item, areaPath, tellers, closed }, actor);
      },
    }),
  }),
});
words.stored(PlanItem);

const items = { items: { orderBy: { position: 'asc' } } } as const;

export const Plan = builder.prismaObject('Plan', {
  description: 'The work plan of an agreement (工作规划). A year that was not printed stays null.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as pln-fangzhi.' }),
    startYear: t.exposeInt('startYear', { nullable: true, description: 'Its first year.' }),
    endYear: t.exposeInt('endYear', { nullable: true, description: 'Its last year.' }),
    years: t.exposeInt('years', {
      nullable: true,
      description: 'Its length as printed; the first year may or may not be counted in.',
    }),
    items: t.field({
      type: [PlanItem],
      description: 'What it sets out to do, in its own order.',
      args: { area: t.arg({ type: PlanArea, description: 'Only items of this side.' }) },
      select: items,
      resolve: (plan, { area }) => plan.items.filter((item) => !area || item.area === area),
    }),
    progress: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The share of its items that are done, 0 to 1; null when it has no items.',
      select: items,
      resolve: (plan) => progress(plan.items),
    }),
  }),
});
words.stored(Plan);

builder.prismaObjectField(Agreement, 'plan', (t) =>
  t.relation('plan', {
    type: Plan,
    nullable: true,
    description: 'Its work plan; null when it has none that is known.',
  }),
);

const { filters } = words;
reachable({
  node: PlanItem,
  from: 'plan_item',
  fields: {
    ...words.storedFields,
    area: { kind: filters.oneOf(PlanArea), value: 'area', description: 'What side it improves.' },
    title: { kind: filters.string, value: 'title', description: 'What is to be done.' },
    year: { kind: filters.int, value: 'year', description: 'The year that it is planned for.' },
    state: { kind: filters.oneOf(PlanItemState), value: 'state', description: 'How far it is.' },
  },
}).from(Agreement, 'plan', {
  description: 'Its work plan, by what that sets out to do.',
  scope: (agreement) =>
    sql`x.plan_id = (select p.id from plan p where p.agreement_id = ${agreement})`,
});
