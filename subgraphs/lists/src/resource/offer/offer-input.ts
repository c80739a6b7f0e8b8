import { builder, words } from '../../builder.ts';
import { Audience, ServiceUnit } from '../../enumerations.ts';
import type { Offer } from './offer.rules.ts';

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
  deliveredById: t.id({ description: 'The organisation that brings it, where that is another.' }),
  agreementId: t.id({
    description: 'The agreement under which it is offered; the provider is a party to it.',
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

type Given<Whole> = { [Name in keyof Whole]?: Whole[Name] | null };

/** A new offer with its defaults written out. */
export function newOffer(
  given: Given<Offer> & Pick<Offer, 'title' | 'category' | 'unit' | 'capacityPerQuarter'>,
  areaId: string,
): Offer {
  const serviceCompoundIds = once(given.serviceCompoundIds);
  const serviceAreaIds = once(given.serviceAreaIds);
  const isSaid = serviceAreaIds.length + serviceCompoundIds.length > 0;
  return {
    title: given.title,
    description: given.description ?? null,
    category: given.category,
    audiences: given.audiences ?? ['ANY'],
    unit: given.unit,
    capacityPerQuarter: given.capacityPerQuarter,
    serviceAreaIds: isSaid ? serviceAreaIds : [areaId],
    serviceCompoundIds,
    availableFrom: given.availableFrom ?? null,
    availableTo: given.availableTo ?? null,
    schedule: given.schedule ?? [],
    deliveredById: given.deliveredById ?? null,
    agreementId: given.agreementId ?? null,
    assuredOn: given.assuredOn ?? null,
  };
}

/** What of an offer can be said to be nothing. */
const CAN_BE_NULL = [
  'description',
  'availableFrom',
  'availableTo',
  'deliveredById',
  'agreementId',
  'assuredOn',
];

/** What is said anew: what is not given stays, and so does what has to be there but is given as null. */
export function saidAnew(given: Given<Offer>): Partial<Offer> {
  const { serviceAreaIds, serviceCompoundIds } = given;
  const places = {
    ...(serviceAreaIds ? { serviceAreaIds: once(serviceAreaIds) } : {}),
    ...(serviceCompoundIds ? { serviceCompoundIds: once(serviceCompoundIds) } : {}),
  };
  const said = Object.entries(given).filter(
    ([name, value]) => value !== undefined && (value !== null || CAN_BE_NULL.includes(name)),
  );
  return { ...Object.fromEntries(said), ...places };
}

const once = (ids: readonly string[] | null | undefined) => [...new Set(ids ?? [])];
