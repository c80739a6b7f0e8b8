import { kernelView } from '@lianjian/kernel/builder';
import type { Actor, Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { made } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { instantOf } from '../demand/demand-lock.store.ts';
import { ReasonCode } from '../enumerations.ts';
import { type Ending, endRow } from '../lifecycle/end-row.ts';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { placeNamed } from '../submission/place.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import { ERRAND_ITEM_STEPS, errandItemKeeper, errandItemViolations } from './errand.rules.ts';
import type { ErrandItemState } from './errand.words.ts';
import { ErrandItem, errandItemRows } from './errand-item.ts';

const ErrandItemPayload = payload(kernelView(builder), words, {
  name: 'ErrandItemPayload',
  field: 'errandItem',
  node: ErrandItem,
  entity: errandItemRows,
  description: 'What came of a change of the catalogue of errands.',
});

const WITHDRAWING: Ending<ErrandItemState> = {
  mutation: 'withdrawErrandItem',
  field: 'errandItemId',
  step: ERRAND_ITEM_STEPS.withdrawErrandItem,
  keeper: errandItemKeeper,
  table: 'errand_item',
  states: 'ErrandItemState',
  entityType: 'ErrandItem',
  type: 'errandItem.withdrawn',
  missing: { zh: '没有这个事项。', en: 'There is no such item.' },
};

const AddErrandItemInput = builder.inputType('AddErrandItemInput', {
  description: 'A kind of errand that a community takes on.',
  fields: (t) => ({
    ...keyFields(t),
    compoundId: t.id({ description: 'The compound for which it is taken on; or else areaId.' }),
    areaId: t.id({ description: 'The community, where it is for the whole community.' }),
    nameZh: t.string({ required: true, description: 'Its Chinese name, 1 to 100 characters.' }),
    nameEn: t.string({ description: 'Its English name, 1 to 100 characters.' }),
    aliases: t.stringList({ description: 'Other names in use, 10 at the most.' }),
  }),
});

const WithdrawErrandItemInput = builder.inputType('WithdrawErrandItemInput', {
  description: 'A kind of errand that is not taken on any more.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    errandItemId: t.id({ required: true, description: 'The item.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why: NOT_RESPONSIBLE, NO_LONGER_NEEDED, DUPLICATE or OTHER.',
    }),
  }),
});

builder.mutationFields((t) => ({
  addErrandItem: t.field({
    type: ErrandItemPayload,
    nullable: true,
    description:
      'Adds a kind of errand to the catalogue of a community or of one compound (增加帮办代办事项). By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: AddErrandItemInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) =>
      addErrandItem(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  withdrawErrandItem: t.field({
    type: ErrandItemPayload,
    nullable: true,
    description:
      'Takes a kind of errand out of the catalogue (停办事项); errands that were put forward go on. By the community of the place or one above it. Needs the scope community:write.',
    args: {
      input: t.arg({ type: WithdrawErrandItemInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      endRow(WITHDRAWING, input.errandItemId, input, {
        actor: requireScope(ctx, COMMUNITY_WRITE),
        ctx,
      }),
  }),
}));

interface AddErrandItem extends CommandInput {
  compoundId?: string | null;
  areaId?: string | null;
  nameZh: string;
  nameEn?: string | null;
  aliases?: readonly string[] | null;
}

function addErrandItem(input: AddErrandItem, actor: Actor, ctx: Context) {
  const { compoundId = null, areaId = null, nameZh, nameEn = null } = input;
  const item = { nameZh, nameEn, aliases: [...(input.aliases ?? [])] };
  const act = {
    mutation: 'addErrandItem',
    input,
    meaning: { compoundId, areaId, ...item },
    violations: [...placeViolations({ compoundId, areaId }), ...errandItemViolations(item)],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeNamed({ compoundId, areaId }, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const id = newId('err');
    return {
      objectId: id,
      violations: keeperViolations(errandItemKeeper, place, by),
      decide: async (tx) => ({
        violations: [],
        write: async () => {
          const instant = await instantOf(tx);
          const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
          await tx.errandItem.create({
            data: { id, ...item, ...place, ...stamps, state: 'OFFERED' },
          });
          const said = { areaPath: place.areaPath, state: 'OFFERED' };
          return [made('errandItem.added', 'ErrandItem', id, said)];
        },
      }),
    };
  });
}
