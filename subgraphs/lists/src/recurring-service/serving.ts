import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { ReasonCode } from '../enumerations.ts';
import { RecurringService } from './recurring.ts';

export const servingRows = entity('Serving', (args) => db().serving.findMany(args));

export const Serving = builder.prismaObject('Serving', {
  description: 'How one day of a recurring service went (服务记录): counts, nobody by name.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as srv-nb-meals-2023-06-01.' }),
    service: t.relation('service', { description: 'The service.' }),
    day: t.expose('day', { type: 'Date', description: 'The day; each is written down once.' }),
    people: t.exposeInt('people', { description: 'How many were served; 0 if it was left out.' }),
    quantity: t.exposeInt('quantity', {
      nullable: true,
      description: 'How much was brought, such as meals; null when not counted.',
    }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was left out.',
    }),
  }),
});
builder.asEntity(Serving, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: servingRows.resolveReference,
});
words.stored(Serving);

const { filters } = words;

const servings = listing({
  node: Serving,
  entity: servingRows,
  from: 'serving',
  db,
  fields: {
    ...words.storedFields,
    day: { kind: filters.date, value: 'day', description: 'The day.' },
    people: { kind: filters.int, value: 'people', description: 'How many were served.' },
    quantity: { kind: filters.int, value: 'quantity', description: 'How much was brought.' },
    serviceId: {
      kind: filters.id,
      value: 'recurring_service_id',
      description: 'The recurring service.',
    },
  },
  toOne: {
    service: {
      node: RecurringService,
      key: 'recurring_service_id',
      description: 'The recurring service.',
    },
  },
});

servings.nested(RecurringService, 'servings', {
  description: 'The days that were written down.',
  nullable: false,
  scope: (service) => sql`x.recurring_service_id = ${service}`,
});
servings.root('servings', 'All days of recurring services that were written down.');
