import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { AgendaGravity, AgendaItem, AgendaTopic, agendaRows } from './agenda.ts';
import { type Tabling, table } from './tabling.store.ts';

const AgendaItemPayload = payload(kernelView(builder), words, {
  name: 'AgendaItemPayload',
  field: 'agendaItem',
  node: AgendaItem,
  entity: agendaRows,
  description: 'What came of putting a matter on an agenda.',
});

const TableDemandInput = builder.inputType('TableDemandInput', {
  description: 'A demand that a meeting is to deal with.',
  fields: (t) => ({
    ...keyFields(t),
    demandId: t.id({
      required: true,
      description: 'The demand: a project that nobody has taken up, from the area of the meeting.',
    }),
    meetingId: t.id({ required: true, description: 'The meeting, which is not over.' }),
    gravity: t.field({
      type: AgendaGravity,
      description: 'How it is dealt with: asked for in the hall, and there alone.',
    }),
    topic: t.field({
      type: AgendaTopic,
      description: 'What it is about; SUPPLY_DEMAND_MATCHING unless said.',
    }),
  }),
});

builder.mutationField('tableDemand', (t) =>
  t.field({
    type: AgendaItemPayload,
    nullable: true,
    description:
      'Puts a demand that nobody has taken up on the agenda of a meeting (供需匹配议题), under its title of today: by the platform anywhere, by a street or community for meetings of its own area and below. The demand is checked with its owner first. Needs the scope agreements:write.',
    args: { input: t.arg({ type: TableDemandInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const tabling: Tabling = {
        demandId: input.demandId,
        meetingId: input.meetingId,
        gravity: input.gravity ?? null,
        topic: input.topic ?? 'SUPPLY_DEMAND_MATCHING',
      };
      const act = { mutation: 'tableDemand', input, meaning: { ...tabling }, violations: [] };
      return perform(act, { actor, ctx }, (by) => table(tabling, by, ctx));
    },
  }),
);
