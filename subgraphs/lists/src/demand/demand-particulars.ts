import { builder, words } from '../builder.ts';
import { ErrandMode } from '../enumerations.ts';
import { ErrandItem } from '../errand/errand-item.ts';
import { FreightRoute } from '../freight/freight-route.ts';
import { Demand } from './demand.ts';

// What only one kind of demand has.
builder.prismaObjectFields(Demand, (t) => ({
  errandItem: t.relation('errandItem', {
    nullable: true,
    type: ErrandItem,
    description: 'Which kind of errand it is; null of other kinds, and of what is in no catalogue.',
  }),
  errandMode: t.expose('errandMode', {
    type: ErrandMode,
    nullable: true,
    description: 'Whether an errand is done with or for somebody; null when not said.',
  }),
  skill: t.expose('skill', {
    type: words.ServiceCategory,
    nullable: true,
    description:
      'What whoever attends a repair order has to be able to do, as a member of a team: as the roster says of them, or of the team where it says nothing of them; null: nothing more.',
  }),
  freight: t.field({
    type: FreightRoute,
    nullable: true,
    description: 'The route of freight; wantedFrom and wantedBy say on which days.',
    resolve: ({ freightFrom: from, freightTo: to }) =>
      from === null || to === null ? null : { from, to },
  }),
}));
