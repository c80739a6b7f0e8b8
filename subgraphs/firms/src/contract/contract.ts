import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area, Compound } from '../references.ts';
import { endWays } from '../term/ending.rules.ts';
import { isInForce, type Term, termOn } from '../term/term.rules.ts';
import { TODAY, todayFor } from '../term/today.ts';

export const contractRows = entity('ManagementContract', (args) =>
  db().managementContract.findMany(args),
);

export const ManagementContract = builder.prismaObject('ManagementContract', {
  description:
    'That a firm manages a compound (物业服务合同). A compound has at most one without an end.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as ctr-ningbao.' }),
    firm: t.relation('firm', { nullable: true, description: 'The firm that manages.' }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that is managed.',
      resolve: (contract) => ({ id: contract.compoundId }),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community in which the compound lies.',
      resolve: (contract) => ({ id: contract.areaId }),
    }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Its first day, as far as known; null when not known.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description:
        'Its last day, as far as known; null while no end is known. Before its start where it was called off before it began.',
    }),
    inForce: t.boolean({
      nullable: true,
      description: 'Whether it is in force on a day; null where its dates do not tell.',
      args: { on: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
      resolve: ({ startsOn, endsOn }, { on }) => isInForce({ startsOn, endsOn }, dayOf(on)),
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      resolve: async (contract, _args, ctx) =>
        endWays('endContract', contract, ctx.actor, await todayFor(ctx)),
    }),
  }),
});
words.stored(ManagementContract);

const termsOf = rowsByKey<Term & { key: string; today: string }>(
  db,
  (keys) => sql`
    select c.compound_id as key, c.id, c.starts_on as "startsOn", c.ends_on as "endsOn",
      ${TODAY} as today
    from management_contract c where c.compound_id = any(${keys})`,
);

builder.objectField(Compound, 'managementContract', (t) =>
  t.field({
    type: ManagementContract,
    nullable: true,
    description: 'The contract under which the compound is managed today; null when none is known.',
    resolve: async (compound, _args, ctx, info) => {
      const terms = await termsOf(compound.id, ctx);
      const current = termOn(terms, terms[0]?.today ?? '');
      return current ? contractRows.load(current.id, ctx, info) : null;
    },
  }),
);

const { filters } = words;
const contracts = listing({
  node: ManagementContract,
  entity: contractRows,
  from: 'management_contract',
  db,
  fields: {
    ...words.storedFields,
    firmId: { kind: filters.id, value: 'firm_id', description: 'The firm that manages.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The managed compound.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the compound lies.' },
    startsOn: { kind: filters.partialDate, value: 'starts_on', description: 'Its first day.' },
    endsOn: { kind: filters.partialDate, value: 'ends_on', description: 'Its last day.' },
  },
  toOne: {
    firm: { node: PropertyFirm, key: 'firm_id', description: 'The firm that manages.' },
  },
});

contracts.nested(PropertyFirm, 'contracts', {
  description: 'The contracts of the firm, past ones too.',
  scope: (firm) => sql`x.firm_id = ${firm}`,
});
contracts.root('managementContracts', 'All management contracts.');

builder.queryField('managementContract', (t) =>
  t.prismaField({
    type: ManagementContract,
    nullable: true,
    description: 'A management contract by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the contract.' }) },
    resolve: (query, _root, { id }) =>
      db().managementContract.findUnique({ ...query, where: { id } }),
  }),
);

function dayOf(date: string | Date): string {
  return date instanceof Date ? date.toISOString().slice(0, 10) : date;
}
