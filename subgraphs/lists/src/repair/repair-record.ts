import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Demand, demandRows, standing } from '../demand/demand.ts';
import { DemandState } from '../enumerations.ts';
import { Compound, Person, Provider, reference } from '../references.ts';
import { onlyFor, type Said } from '../submission/submission.ts';

export const repairRecordRows = entity('RepairRecord', (args) =>
  db().repairRecordNow.findMany(args),
);

interface Asked extends Said {
  key: string;
  contact: string | null;
  dwelling: string | null;
}

/** Who asked first: one statement for any number of orders. */
const askedFirst = rowsByKey<Asked>(
  db,
  (demandIds) => sql`
    select distinct on (s.demand_id) s.demand_id as key, s.demand_id as "demandId",
      s.person_id as "personId", s.organisation_id as "organisationId", s.contact, s.dwelling
    from submission s where s.demand_id = any(${demandIds})
    order by s.demand_id, s.submitted_at, s.id`,
);

/** Who attended: their claims are delivered or confirmed. */
const attended = rowsByKey<{ key: string; id: string }>(
  db,
  (demandIds) => sql`
    select c.demand_id as key, coalesce(c.claimant_person_id, c.claimant_organisation_id) as id
    from claim c
    where c.demand_id = any(${demandIds}) and c.state in ('DELIVERED', 'CONFIRMED')
    order by c.accepted_at, c.id`,
);

async function ofAsker(
  demandId: string,
  ctx: Context,
  column: 'personId' | 'contact' | 'dwelling',
): Promise<string | null> {
  const [said] = await askedFirst(demandId, ctx);
  return said ? onlyFor(said, ctx, said[column]) : null;
}

export const RepairRecord = builder.prismaObject('RepairRecordNow', {
  name: 'RepairRecord',
  description:
    'One line of the record sheet of repairs (维修统计表): what a repair order that is done says, from its submission and its claims. Read by whoever may read the order.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the order.' }),
    demand: t.field({
      type: Demand,
      description: 'The order itself.',
      resolve: async ({ id }, _args, ctx, info) => standing(await demandRows.load(id, ctx, info)),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that it was in; null when it was of the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    requester: t.field({
      type: Person,
      nullable: true,
      description: 'Who asked (报修人), for the community and who was accepted only.',
      resolve: async ({ id }, _args, ctx) => reference(await ofAsker(id, ctx, 'personId')),
    }),
    building: t.string({
      nullable: true,
      description: 'Where they live (楼号), for the community and who was accepted only.',
      resolve: ({ id }, _args, ctx) => ofAsker(id, ctx, 'dwelling'),
    }),
    contact: t.string({
      nullable: true,
      description: 'How to reach them (联系电话), for the community and who was accepted only.',
      resolve: ({ id }, _args, ctx) => ofAsker(id, ctx, 'contact'),
    }),
    item: t.exposeString('item', { description: 'What was to be mended (维修事项).' }),
    repairers: t.field({
      type: [Provider],
      nullable: { list: true, items: true },
      description: 'Who attended (维修人).',
      resolve: async ({ id }, _args, ctx) =>
        (await attended(id, ctx)).map((each) => ({ id: each.id })),
    }),
    repairedOn: t.expose('repairedOn', {
      type: 'Date',
      description: 'The day on which the last of it was reported as done (维修日期).',
    }),
    result: t.expose('result', {
      type: DemandState,
      description: 'DELIVERED: reported as done. CONFIRMED: by the other side, too (维修结果).',
    }),
  }),
});
words.stored(RepairRecord);
