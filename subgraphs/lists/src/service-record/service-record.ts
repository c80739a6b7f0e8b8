import { failure } from '@lianjian/kernel/errors';
import { builder, words } from '../builder.ts';
import { ClaimState, ServiceUnit } from '../enumerations.ts';
import { Organisation } from '../references.ts';
import {
  type OutputSum,
  type Recorded,
  records,
  type StateCount,
  type UnitSum,
} from './service-record.store.ts';

const ServiceRecordClaims = builder.objectRef<StateCount>('ServiceRecordClaims').implement({
  description: 'The claims of a record that stand in one state now.',
  fields: (t) => ({
    state: t.expose('state', { type: ClaimState, description: 'The state.' }),
    claims: t.exposeInt('claims', { description: 'How many claims.' }),
    quantity: t.exposeInt('quantity', {
      description: 'What they claimed together, each in the unit of its demand.',
    }),
  }),
});

const ServiceRecordQuantity = builder.objectRef<UnitSum>('ServiceRecordQuantity').implement({
  description: 'What was delivered in one unit.',
  fields: (t) => ({
    unit: t.expose('unit', { type: ServiceUnit, description: 'What is counted.' }),
    delivered: t.exposeInt('delivered', { description: 'How much was reported as delivered.' }),
    confirmed: t.exposeInt('confirmed', { description: 'How much the other side confirmed.' }),
  }),
});

const ServiceRecordOutput = builder.objectRef<OutputSum>('ServiceRecordOutput').implement({
  description: 'What the deliveries brought of one thing, together.',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'What is counted, such as parkingBays.' }),
    quantity: t.field({
      type: words.Quantity,
      description: 'The sum of what was reported exactly.',
      resolve: ({ value, unit }) => ({ value, unit, qualifier: 'EXACT' as const }),
    }),
  }),
});

interface Shown extends Recorded {
  from: string | null;
  to: string | null;
}

const ServiceRecord = builder.objectRef<Shown>('ServiceRecord').implement({
  description:
    'What an organisation took up and brought (服务记录): what a unit shows upwards. Counted when it is read, from its own claims; claims of a quarter are those that take its capacity.',
  fields: (t) => ({
    from: t.expose('from', {
      type: 'Quarter',
      nullable: true,
      description: 'The first quarter; null: from the beginning.',
    }),
    to: t.expose('to', {
      type: 'Quarter',
      nullable: true,
      description: 'The last quarter; null: to this day and beyond.',
    }),
    claims: t.int({
      description: 'How many claims it has, whatever became of them.',
      resolve: ({ byState }) => byState.reduce((sum, { claims }) => sum + claims, 0),
    }),
    byState: t.field({
      type: [ServiceRecordClaims],
      description: 'The same by where they stand now; states without any are left out.',
      resolve: ({ byState }) => byState,
    }),
    asPartner: t.exposeInt('asPartner', {
      description: 'How many claims of others it took part in, from their acceptance on.',
    }),
    handled: t.exposeInt('handled', {
      description: 'How many demands that were named to it it has settled.',
    }),
    demandsServed: t.exposeInt('demands', {
      description: 'How many demands it delivered to.',
    }),
    communitiesServed: t.exposeInt('communities', {
      description: 'In how many communities these were.',
    }),
    quantities: t.field({
      type: [ServiceRecordQuantity],
      description: 'What it delivered, by unit: units are never added up.',
      resolve: ({ quantities }) => quantities,
    }),
    outputs: t.field({
      type: [ServiceRecordOutput],
      description: 'What that brought, by metric and unit, of what was reported exactly.',
      resolve: ({ outputs }) => outputs,
    }),
    otherOutputs: t.exposeInt('otherOutputs', {
      description:
        'How many outputs are in no sum: those with a qualifier other than EXACT, and those of demands that the caller may not read.',
    }),
    ratings: t.exposeInt('ratings', { description: 'How many ratings its claims have.' }),
    rating: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Their mean, from 1 to 5; null when there are none.',
      resolve: ({ rating }) => rating,
    }),
    inTime: t.exposeInt('inTime', {
      description: 'How many deliveries were reported in time, where a clock ran.',
    }),
    late: t.exposeInt('late', {
      description: 'How many were not, with those that are past their time.',
    }),
    onTimeShare: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'inTime of both together, from 0 to 1; null where no clock tells.',
      resolve: ({ inTime, late }) =>
        inTime + late === 0 ? null : (inTime / (inTime + late)).toFixed(4),
    }),
  }),
});

builder.objectField(Organisation, 'serviceRecord', (t) =>
  t.field({
    type: ServiceRecord,
    nullable: true,
    description: 'What the organisation took up and brought in some quarters, or ever.',
    args: {
      from: t.arg({
        type: 'Quarter',
        description: 'The first quarter; from the beginning unless said.',
      }),
      to: t.arg({
        type: 'Quarter',
        description:
          'The last quarter, not before the first, else BAD_USER_INPUT; no end unless said.',
      }),
    },
    resolve: async ({ id }, { from = null, to = null }, ctx) => {
      if (from !== null && to !== null && to < from) {
        const texts = { zh: '末季度早于首季度。', en: 'The last quarter is before the first.' };
        throw failure('BAD_USER_INPUT', texts, ctx);
      }
      const [record] = await records(`${id} ${from ?? ''} ${to ?? ''}`, ctx);
      if (!record) {
        throw new Error('A record that was asked for did not come back.');
      }
      return { ...record, from, to };
    },
  }),
);
