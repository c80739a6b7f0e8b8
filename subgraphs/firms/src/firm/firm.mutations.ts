import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { register } from './firm.store.ts';
import { FirmOwnership, firmRows, PropertyFirm } from './firm.ts';
import { update } from './firm-update.store.ts';
import type { NewFirm } from './new-firm.rules.ts';
import type { Anew } from './update-firm.rules.ts';

const FirmPayload = payload(kernelView(builder), words, {
  name: 'FirmPayload',
  field: 'firm',
  node: PropertyFirm,
  entity: firmRows,
  description: 'What came of an act about a property firm.',
});

const RegisterFirmInput = builder.inputType('RegisterFirmInput', {
  description: 'A property firm that is entered; what is not known is left out and stays null.',
  fields: (t) => ({
    ...keyFields(t),
    organisationId: t.id({
      required: true,
      description:
        'The organisation as which it acts (org-firm-…), of the kind PROPERTY_FIRM: the firm takes over its names and its area, and is called after it (firm-…).',
    }),
    ownership: t.field({ type: FirmOwnership, description: 'Who owns it.' }),
    redProperty: t.boolean({ description: 'Whether it counts as a red property firm.' }),
    partyBranchId: t.id({
      description: 'Its Party branch, of the kind FIRM_PARTY_BRANCH, which nobody else has.',
    }),
  }),
});

const UpdateFirmInput = builder.inputType('UpdateFirmInput', {
  description:
    'What is known of a property firm by now; what is left out stays, and null says that it is not known.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    firmId: t.id({ required: true, description: 'The firm.' }),
    areaId: t.id({
      description:
        'Where it serves from now on: an area that holds all compounds it has contracts for, and its stations. Null changes nothing.',
    }),
    ownership: t.field({ type: FirmOwnership, description: 'Who owns it.' }),
    redProperty: t.boolean({ description: 'Whether it counts as a red property firm.' }),
    partyBranchId: t.id({
      description:
        'Its Party branch, of the kind FIRM_PARTY_BRANCH, which nobody else has. A member of an alliance has one.',
    }),
  }),
});

builder.mutationFields((t) => ({
  registerFirm: t.field({
    type: FirmPayload,
    nullable: true,
    description:
      'Enters an organisation of the kind PROPERTY_FIRM as the property firm that it is (登记物业企业): by the platform anywhere, by a street or community in its own area and below. Needs the scope registry:write.',
    args: { input: t.arg({ type: RegisterFirmInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row: NewFirm = {
        organisationId: input.organisationId,
        ownership: input.ownership ?? null,
        redProperty: input.redProperty ?? null,
        partyBranchId: input.partyBranchId ?? null,
      };
      const act = { mutation: 'registerFirm', input, meaning: { ...row }, violations: [] };
      return perform(act, { actor, ctx }, (by) => register(row, by, ctx));
    },
  }),
  updateFirm: t.field({
    type: FirmPayload,
    nullable: true,
    description:
      'Says of a property firm what is known by now (更新物业企业): its area, owner, Party branch, and whether it is a red one. By the platform anywhere, by a street or community in its own area and below; a wider area by who keeps the books of that. Needs the scope registry:write.',
    args: { input: t.arg({ type: UpdateFirmInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const { idempotencyKey: _, actingForId: __, firmId, expectedVersion, ...given } = input;
      const anew = said(given);
      const updating = { firmId, expectedVersion, anew };
      // What is left out and what is null are two things, which a key tells apart by the names said.
      const meaning = { ...updating, said: Object.keys(anew).sort() };
      const act = { mutation: 'updateFirm', input, meaning, violations: [] };
      return perform(act, { actor, ctx }, (by) => update(updating, by, ctx));
    },
  }),
}));

type Given = { [Name in keyof Anew]?: Anew[Name] | null };

/** What is said anew; a firm always has an area, so that one cannot be said to be none. */
function said({ areaId, ...facts }: Given): Anew {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), ...(areaId ? { areaId } : {}) };
}
