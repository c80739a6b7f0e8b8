import type { Context } from '@lianjian/kernel/context';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import DataLoader from 'dataloader';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';
import { type SupplyGap as Gap, supplyGap } from './gap.rules.ts';
import { suppliesOf } from './gap.store.ts';

const SupplyGap = builder.objectRef<Gap>('SupplyGap').implement({
  description:
    'How far what is offered meets what is needed, by category (供需缺口). Each category is asked by itself: capacity that could serve two counts for both.',
  fields: (t) => ({
    category: t.expose('category', {
      type: words.ServiceCategory,
      description: 'The category of the demands.',
    }),
    wanted: t.exposeInt('wanted', { description: 'What is free of the open demands.' }),
    assignable: t.exposeInt('assignable', {
      description: 'The most of it that fitting resources could take at once: a maximum flow.',
    }),
    gap: t.exposeInt('gap', { description: 'wanted - assignable: what nobody can take.' }),
  }),
});

const loaders = new WeakMap<Context, Map<string, DataLoader<string, Gap[] | null>>>();

/** The gaps of many areas in one quarter, in one statement; null for an area that is not known. */
function gapsOf(areaId: string, quarter: string, ctx: Context): Promise<Gap[] | null> {
  const quarters = loaders.get(ctx) ?? new Map<string, DataLoader<string, Gap[] | null>>();
  loaders.set(ctx, quarters);
  const loader =
    quarters.get(quarter) ??
    new DataLoader<string, Gap[] | null>(
      async (areaIds) => {
        const supplies = await suppliesOf(areaIds, quarter);
        const unmet = areaIds.filter((id) => !supplies.has(id));
        // An area that is new here has no demand yet, so nothing is wanted in it.
        const met = unmet.length > 0 ? await pathsOf(db(), unmet, ctx) : new Map();
        return areaIds.map((id) => {
          const supply = supplies.get(id);
          return supply ? supplyGap(supply.demands, supply.freeOf) : met.has(id) ? [] : null;
        });
      },
      { cache: false },
    );
  quarters.set(quarter, loader);
  return loader.load(areaId);
}

const DESCRIPTION =
  'What is wanted on the lists of a quarter in the area and all below it, and how much of it could be taken; the widest gap first. Null where the area is not known.';

builder.objectField(Area, 'supplyGap', (t) =>
  t.field({
    type: [SupplyGap],
    nullable: true,
    description: DESCRIPTION,
    args: {
      quarter: t.arg({ type: 'Quarter', required: true, description: 'The quarter of the lists.' }),
    },
    resolve: ({ id }, { quarter }, ctx) => gapsOf(id, quarter, ctx),
  }),
);

builder.queryField('supplyGap', (t) =>
  t.field({
    type: [SupplyGap],
    nullable: true,
    description: DESCRIPTION,
    args: {
      areaId: t.arg.id({ required: true, description: 'The area, such as com-ningbao.' }),
      quarter: t.arg({ type: 'Quarter', required: true, description: 'The quarter of the lists.' }),
    },
    resolve: (_root, { areaId, quarter }, ctx) => gapsOf(areaId, quarter, ctx),
  }),
);
