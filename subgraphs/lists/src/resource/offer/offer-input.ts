import { builder, words } from '../../builder.ts';
import { Audience, ServiceUnit } from '../../enumerations.ts';
import { FreightInput } from '../../freight/freight-route.ts';
import { ROUTES_MAX } from '../../freight/route.rules.ts';

const ScheduleRuleInput = builder.inputType('ScheduleRuleInput', {
  description: 'One weekly opening (每周时段), in the clock time of Asia/Shanghai.',
  fields: (t) => ({
    weekday: t.int({ required: true, description: '1 (Monday) to 7 (Sunday).' }),
    from: t.string({ required: true, description: 'When it opens, HH:MM.' }),
    to: t.string({ required: true, description: 'When it closes, HH:MM, later than it opens.' }),
  }),
});

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0];

/** What an offer says whenever it is said; `isNew` says what has to be there. */
export const offerFields = (t: InputFields) => ({
  description: t.string({ description: 'What is offered at length, in 1 to 2000 characters.' }),
  audiences: t.field({
    type: [Audience],
    description: 'Whom it serves, each once; everybody unless said.',
  }),
  serviceCompoundIds: t.idList({ description: 'Single compounds that it serves, 100 at most.' }),
  availableFrom: t.field({ type: 'Date', description: 'The first day on which it is offered.' }),
  availableTo: t.field({ type: 'Date', description: 'The last day on which it is offered.' }),
  schedule: t.field({
    type: [ScheduleRuleInput],
    description: 'When in the week it is offered, 50 openings at most; none means at any time.',
  }),
  routes: t.field({
    type: [FreightInput],
    description: `Where a truck goes, ${ROUTES_MAX} at most, each once; for the category FREIGHT only. None means anywhere.`,
  }),
  deliveredById: t.id({ description: 'The organisation that brings it, where that is another.' }),
  agreementId: t.id({
    description:
      'The agreement under which it is offered: in force, for something of the community of the list, and the provider is a party to it.',
  }),
  assuredOn: t.field({
    type: 'Date',
    description: 'When somebody made sure that it holds, not after today.',
  }),
});

/** The fields of something offered for the first time. */
export const newOfferFields = (t: InputFields) => ({
  ...offerFields(t),
  title: t.string({
    required: true,
    description: 'What is offered, in 1 to 100 characters, without naming any person.',
  }),
  category: t.field({
    type: words.ServiceCategory,
    required: true,
    description: 'What it is about.',
  }),
  unit: t.field({ type: ServiceUnit, required: true, description: 'What it is counted in.' }),
  capacityPerQuarter: t.int({
    required: true,
    description: 'How much of it there is in a quarter, from 1 to 1000000.',
  }),
  serviceAreaIds: t.idList({
    description:
      'The areas that it serves, with all below them, 100 at most; the community of the list, where neither areas nor compounds are said.',
  }),
});
