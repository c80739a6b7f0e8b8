import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { visibleClaims } from '../demand/demand.visibility.ts';
import { ClaimSide, ClaimState, ReasonCode } from '../enumerations.ts';
import { Agreement, Organisation, Provider, reference } from '../references.ts';

export const claimRows = entity('Claim', (args) => db().claimNow.findMany(args));

export const Claim = builder.prismaObject('ClaimNow', {
  name: 'Claim',
  description:
    'Somebody who takes up a demand, or part of it (认领). It holds quantity on both lists until it is answered, released or over.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as clm-nb-2023q2-01-1.' }),
    demand: t.relation('demand', { description: 'What is taken up.' }),
    resource: t.relation('resource', {
      nullable: true,
      description: 'What it is met with; null where the kind of demand asks for none.',
    }),
    claimant: t.field({
      type: Provider,
      nullable: true,
      description: 'Who claims.',
      resolve: (row) => reference(row.claimantOrganisationId ?? row.claimantPersonId),
    }),
    responsibleParty: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who answers for a claimant who is a person.',
      resolve: ({ responsiblePartyId }) => reference(responsiblePartyId),
    }),
    openedBy: t.expose('openedBy', {
      type: ClaimSide,
      description: 'Which side opened it; the other one accepts.',
    }),
    quantity: t.exposeInt('quantity', {
      description: "How much is claimed, in the demand's unit, at least 1.",
    }),
    quarter: t.expose('quarter', {
      type: 'Quarter',
      description: 'The quarter whose capacity it takes, whenever it is delivered.',
    }),
    state: t.expose('state', {
      type: ClaimState,
      description: 'Where it stands now; a hold reads EXPIRED from expiresAt on.',
    }),
    delivered: t.exposeInt('delivered', { description: 'How much was reported as delivered.' }),
    confirmed: t.exposeInt('confirmed', { description: 'How much the other side confirmed.' }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was declined or released, or its delivery returned.',
    }),
    agreement: t.field({
      type: Agreement,
      nullable: true,
      description: 'The agreement under which it was made, if any.',
      resolve: ({ agreementId }) => reference(agreementId),
    }),
  }),
});
builder.asEntity(Claim, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: claimRows.resolveReference,
});
words.stored(Claim);

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from claim x where x.id = any(${ids}) and ${visibleClaims(ctx)}`,
);

/** Whether the caller may read a claim: all that one operation asks about are one statement. */
export async function mayReadClaim(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}

builder.prismaObjectField(Claim, 'replaces', (t) =>
  t.field({
    type: Claim,
    nullable: true,
    description:
      'The claim that this one took over from; null where there is none, and for whom that one is hidden from.',
    resolve: async ({ replacesId: id }, _args, ctx, info) =>
      id !== null && (await mayReadClaim(id, ctx)) ? claimRows.load(id, ctx, info) : null,
  }),
);

builder.queryField('claim', (t) =>
  t.field({
    type: Claim,
    nullable: true,
    description: 'A claim by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the claim.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadClaim(id, ctx)) ? claimRows.load(id, ctx, info) : null,
  }),
);
