import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound, Organisation } from '../references.ts';
import { coversCompound, hasParty, inForceNow, some, stateNow } from './agreement.store.ts';
import { AGREEMENT_END_REASONS, AGREEMENT_STATES } from './agreement.words.ts';
import { agreementWays } from './steps.rules.ts';
import { isInForce } from './term.rules.ts';

export const AgreementKind = enumeration(
  kernelView(builder),
  'AgreementKind',
  'What sort of agreement it is (协议类型).',
  {
    JOINT_BUILD: 'Parties build a community together (共建、联建协议).',
    PAIRING: 'A unit is paired with one compound or community (结对).',
    COOPERATION: 'A standing service of a unit in a compound (合作项目).',
  },
);

const AgreementState = enumeration(
  kernelView(builder),
  'AgreementState',
  'Where an agreement stands (协议状态).',
  AGREEMENT_STATES,
);

export const AgreementEndReason = enumeration(
  kernelView(builder),
  'AgreementEndReason',
  'Why an agreement ended before its time (终止原因).',
  AGREEMENT_END_REASONS,
);

const STATE = { state: true, now: { select: { state: true } } } as const;

const TERMS = {
  ...STATE,
  inForceFrom: true,
  inForceTo: true,
  endedOn: true,
  plan: {
    select: { startYear: true, endYear: true, years: true, items: { select: { state: true } } },
  },
} as const;

/** The view tells of every agreement where it stands today. */
export const stateOf = <State>({
  state,
  now,
}: {
  state: State;
  now: { state: State } | null;
}): State => now?.state ?? state;

export const agreementRows = entity('Agreement', (args) => db().agreement.findMany(args));

export const Agreement = builder.prismaObject('Agreement', {
  description: 'What two or more organisations agreed to do for a neighbourhood (协议).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as agr-fangzhi.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    kind: t.expose('kind', { type: AgreementKind, description: 'What sort it is.' }),
    state: t.field({
      type: AgreementState,
      description: 'Where it stands today: its term brings it into force and ends it.',
      select: STATE,
      resolve: stateOf,
    }),
    signedOn: t.expose('signedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was signed, as far as it is known.',
    }),
    inForceFrom: t.expose('inForceFrom', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it came into force; null where not known.',
    }),
    inForceTo: t.expose('inForceTo', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when it is in force; null where not known or without end.',
    }),
    inForce: t.boolean({
      description:
        'Whether it is in force on a day, of the past or to come, as it stands today: its term, as far as it is known, does not exclude the day, nor was it ended by then. Where it has no term of its own the years of its plan are its term.',
      args: { on: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
      select: TERMS,
      resolve: (agreement, { on }) => isInForce({ ...agreement, state: stateOf(agreement) }, on),
    }),
    endReason: t.expose('endReason', {
      type: AgreementEndReason,
      nullable: true,
      description: 'Why it was terminated; null for one that was not.',
    }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description:
        'From when it was in force no longer, where that was before the end of its term; null for others.',
    }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'What came of it, as the community said when it completed it.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: {
        ...TERMS,
        id: true,
        version: true,
        areaPath: true,
        parties: {
          select: { organisationId: true, consentedOn: true },
          orderBy: { position: 'asc' },
        },
      },
      resolve: (agreement, _args, { actor }) =>
        agreementWays({ ...agreement, state: stateOf(agreement) }, actor),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community whose agreement it is.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
  }),
});
builder.asEntity(Agreement, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: agreementRows.resolveReference,
});
words.stored(Agreement);

const { filters } = words;
const agreements = listing({
  node: Agreement,
  entity: agreementRows,
  from: 'agreement',
  db,
  fields: {
    ...words.storedFields,
    title: { kind: filters.string, value: 'title', description: 'Its title.' },
    kind: { kind: filters.oneOf(AgreementKind), value: 'kind', description: 'What sort it is.' },
    state: {
      kind: filters.oneOf(AgreementState),
      value: stateNow,
      description: 'Where it stands.',
    },
    signedOn: { kind: filters.partialDate, value: 'signed_on', description: 'When it was signed.' },
    inForce: {
      kind: filters.boolean,
      value: inForceNow,
      order: false,
      description: 'Whether it is in force today.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'The community whose it is.' },
    partyId: {
      kind: some(filters.id, 'agreement_party', 'organisation_id'),
      value: 'id',
      order: false,
      description: 'An organisation that is one of the parties.',
    },
    compoundId: {
      kind: some(filters.id, 'agreement_covers', 'compound_id'),
      value: 'id',
      order: false,
      description: 'A compound that it covers.',
    },
  },
});

agreements.nested(Area, 'agreements', {
  description: 'The agreements of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
agreements.nested(Compound, 'agreements', {
  description: 'The agreements that cover the compound, whatever their state.',
  scope: coversCompound,
});
agreements.nested(Organisation, 'agreements', {
  description: 'The agreements that the organisation is a party of.',
  scope: hasParty,
});
agreements.root('agreements', 'All agreements.');

builder.queryField('agreement', (t) =>
  t.prismaField({
    type: Agreement,
    nullable: true,
    description: 'An agreement by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the agreement.' }) },
    resolve: (query, _root, { id }) => db().agreement.findUnique({ ...query, where: { id } }),
  }),
);
