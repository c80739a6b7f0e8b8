import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { TERM_SCOPE } from '../term/ending.rules.ts';
import { end, type Termed } from '../term/term.store.ts';
import { record } from './contract.store.ts';
import { contractRows, ManagementContract } from './contract.ts';
import type { NewContract } from './new-contract.rules.ts';

const ContractPayload = payload(kernelView(builder), words, {
  name: 'ContractPayload',
  field: 'contract',
  node: ManagementContract,
  entity: contractRows,
  description: 'What came of an act about a management contract.',
});

const RecordContractInput = builder.inputType('RecordContractInput', {
  description:
    'A management contract that is recorded; a date that is not known is left out and stays null.',
  fields: (t) => ({
    ...keyFields(t),
    firmId: t.id({
      required: true,
      description: 'The firm that manages, which serves in an area that holds the compound.',
    }),
    compoundId: t.id({ required: true, description: 'The compound that is managed.' }),
    startsOn: t.field({ type: 'PartialDate', description: 'Its first day; it may lie ahead.' }),
    endsOn: t.field({
      type: 'PartialDate',
      description: 'Its last day, that day included; left out while no end is known.',
    }),
  }),
});

const EndContractInput = builder.inputType('EndContractInput', {
  description:
    'A management contract that ends, ends earlier than was agreed, or is called off before it begins.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    contractId: t.id({ required: true, description: 'The contract.' }),
    endsOn: t.field({
      type: 'PartialDate',
      required: true,
      description:
        'Its last day, that day included; it may lie ahead, but not after an end that was agreed. What has not begun is called off by a day before its start.',
    }),
  }),
});

const CONTRACT: Termed = {
  table: 'management_contract',
  entityType: 'ManagementContract',
  event: 'contract.ended',
  field: 'contractId',
};

builder.mutationFields((t) => ({
  recordContract: t.field({
    type: ContractPayload,
    nullable: true,
    description:
      'Records that a firm manages a compound (登记物业服务合同): by the platform anywhere, by a street or community for compounds of its own area and below. A compound has one firm or work station at a time: what another one has is ended first, and this begins after that. Needs the scope registry:write.',
    args: { input: t.arg({ type: RecordContractInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, TERM_SCOPE);
      const row: NewContract = {
        firmId: input.firmId,
        compoundId: input.compoundId,
        startsOn: input.startsOn ?? null,
        endsOn: input.endsOn ?? null,
      };
      const act = { mutation: 'recordContract', input, meaning: { ...row }, violations: [] };
      return perform(act, { actor, ctx }, (by) => record(row, by, ctx));
    },
  }),
  endContract: t.field({
    type: ContractPayload,
    nullable: true,
    description:
      'Says when a management contract ends (终止物业服务合同): by the platform anywhere, by a street or community for compounds of its own area and below. From the day after it, or at once where it was called off before it began, another firm may manage the compound. Needs the scope registry:write.',
    args: { input: t.arg({ type: EndContractInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, TERM_SCOPE);
      const { contractId, endsOn, expectedVersion } = input;
      const ending = { id: contractId, endsOn, expectedVersion };
      const act = { mutation: 'endContract', input, meaning: ending, violations: [] };
      return perform(act, { actor, ctx }, async (by) => end(CONTRACT, ending, by));
    },
  }),
}));
