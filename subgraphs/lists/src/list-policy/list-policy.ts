import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { requireScope } from '@lianjian/kernel/errors';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, listing, words } from '../builder.ts';
import { HOLD_WORKING_DAYS } from '../claim/hold.rules.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';
import { HOLD_WORKDAYS_MAX } from './list-policy.rules.ts';
import { setListPolicy } from './set-list-policy.ts';

const rows = entity('ListPolicy', (args) => db().listPolicy.findMany(args));

export const ListPolicy = builder.prismaObject('ListPolicy', {
  description:
    'How a community keeps its lists, where it has said so (清单规则); what was claimed before stands as it was made.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUIDv7 behind lpo-.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    holdWorkdays: t.exposeInt('holdWorkdays', {
      description: `How many whole working days after its own a claim is held for an answer, from 1 to ${HOLD_WORKDAYS_MAX}.`,
    }),
    unitsClaimWishes: t.exposeBoolean('unitsClaimWishes', {
      description: 'Whether units claim micro-wishes, too, which are for persons else.',
    }),
  }),
});
builder.asEntity(ListPolicy, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.stored(ListPolicy);

const { filters } = words;
const policies = listing({
  node: ListPolicy,
  entity: rows,
  from: 'list_policy',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    holdWorkdays: {
      kind: filters.int,
      value: 'hold_workdays',
      description: 'For how many working days a claim is held.',
    },
  },
});
policies.root('listPolicies', 'The policies of all communities that have set one.');

const ofArea = rowsByKey<{ key: string; id: string }>(
  db,
  (areaIds) =>
    sql`select p.area_id as key, p.id from list_policy p where p.area_id = any(${areaIds})`,
);

builder.objectField(Area, 'listPolicy', (t) =>
  t.field({
    type: ListPolicy,
    nullable: true,
    description: `How the community keeps its lists; null where it has not said so: then claims are held for ${HOLD_WORKING_DAYS} working days, and wishes are for persons.`,
    resolve: async ({ id }, _args, ctx, info) => {
      const [row] = await ofArea(id, ctx);
      return row ? rows.load(row.id, ctx, info) : null;
    },
  }),
);

const SetListPolicyInput = builder.inputType('SetListPolicyInput', {
  description: 'How a community keeps its lists from now on; what is left out stays as it was.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community.' }),
    holdWorkdays: t.int({
      description: `For how many whole working days after its own a claim is held, from 1 to ${HOLD_WORKDAYS_MAX}; ${HOLD_WORKING_DAYS} until it is said.`,
    }),
    unitsClaimWishes: t.boolean({
      description: 'Whether units claim micro-wishes, too; they do not until it is said.',
    }),
    expectedVersion: t.int({
      description: 'The version that is changed; left out where the community has set none yet.',
    }),
  }),
});

const ListPolicyPayload = payload(kernelView(builder), words, {
  name: 'ListPolicyPayload',
  field: 'listPolicy',
  node: ListPolicy,
  entity: rows,
  description: 'What came of setting how lists are kept.',
});

builder.mutationField('setListPolicy', (t) =>
  t.field({
    type: ListPolicyPayload,
    nullable: true,
    description:
      'Says how a community keeps its lists (设定清单规则): how long claims are held, and whether units claim wishes. By the community or an area above it. Needs the scope demands:write.',
    args: { input: t.arg({ type: SetListPolicyInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) => {
      const { holdWorkdays = null, unitsClaimWishes = null, expectedVersion = null } = input;
      const said = { holdWorkdays, unitsClaimWishes, expectedVersion };
      return setListPolicy({ ...input, ...said }, requireScope(ctx, DEMANDS_WRITE), ctx);
    },
  }),
);
