import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Demand, demandRows, standing } from '../demand/demand.ts';
import { visibleWithDemand } from '../demand/demand.visibility.ts';
import { isNamed } from '../demand/taking-part.visibility.ts';
import { AssignmentMode, AssignmentState, ReasonCode } from '../enumerations.ts';
import { Provider, reference } from '../references.ts';

const rows = entity('Assignment', (args) => db().assignment.findMany(args));

const Assignment = builder.prismaObject('Assignment', {
  description: 'Somebody who was named to take care of a demand (指派), and how that went.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as asg-nb-2023q2-22.' }),
    demand: t.field({
      type: Demand,
      description: 'What is to be taken care of.',
      resolve: async ({ demandId }, _args, ctx, info) =>
        standing(await demandRows.load(demandId, ctx, info)),
    }),
    assignee: t.field({
      type: Provider,
      nullable: true,
      description: 'Who was named.',
      resolve: (row) => reference(row.assigneeOrganisationId ?? row.assigneePersonId),
    }),
    helpers: t.field({
      type: [Provider],
      nullable: { list: true, items: true },
      description: 'Who helps them, without taking it over.',
      resolve: async ({ id }, _args, ctx) =>
        (await helpers(id, ctx)).map((row) => ({ id: row.id })),
    }),
    mode: t.expose('mode', { type: AssignmentMode, description: 'How they were named.' }),
    state: t.expose('state', { type: AssignmentState, description: 'Where it stands.' }),
    assignedAt: t.expose('assignedAt', { type: 'DateTime', description: 'When they were named.' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they took it on.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was settled.',
    }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'How it was settled; set once it is done.',
    }),
    returnedReason: t.expose('returnedReason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was sent back, where it was.',
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when it has to be settled; null: no limit is known.',
    }),
  }),
});
words.stored(Assignment);

const helpers = rowsByKey<{ key: string; id: string }>(
  db,
  (assignmentIds) => sql`
    select h.assignment_id as key, coalesce(h.organisation_id, h.person_id) as id
    from assignment_helper h where h.assignment_id = any(${assignmentIds})
    order by h.joined_at, h.id`,
);

const assignments = listing({
  node: Assignment,
  entity: rows,
  from: 'assignment',
  db,
  // Who sent it back, or was called back from it, goes on reading that.
  visible: (ctx) => visibleWithDemand(ctx, isNamed(ctx.actor, 'x')),
  fields: {
    ...words.storedFields,
    state: {
      kind: words.filters.oneOf(AssignmentState),
      value: 'state',
      description: 'Where it stands.',
    },
    mode: {
      kind: words.filters.oneOf(AssignmentMode),
      value: 'mode',
      description: 'How they were named.',
    },
    dueAt: {
      kind: words.filters.dateTime,
      value: 'due_at',
      description: 'By when it has to be settled.',
    },
    assignedAt: {
      kind: words.filters.dateTime,
      value: 'assigned_at',
      description: 'When they were named.',
    },
  },
});

assignments.nested(Demand, 'assignments', {
  description: 'To whom it was named, one after the other.',
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
