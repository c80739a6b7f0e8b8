import type { Context } from '@lianjian/kernel/context';
import { log } from '@lianjian/kernel/log';
import { askEntities } from '@lianjian/kernel/peers';
import DataLoader from 'dataloader';
import { builder } from '../builder.ts';
import { Area, Compound } from '../references.ts';
import type { DemandSide, Facts } from './pair.rules.ts';

type Ids = readonly string[] | null;

/** Where a fact is to be had: the owner, its type, and the field that bears it. */
interface Source {
  owner: string;
  type: string;
  field: keyof Facts;
}

const PARTNERS: Source = {
  owner: 'agreements',
  type: 'Compound',
  field: 'partnerOrganisationIds',
};
const REPORTED_IN: Source = {
  owner: 'organisations',
  type: 'Area',
  field: 'reportedInOrganisationIds',
};

/** What the gateway has to send along with a demand so that its matches can be scored. */
export const REQUIRED_FACTS = `compound { ${PARTNERS.field} } area { ${REPORTED_IN.field} }`;

builder.objectField(Compound, PARTNERS.field, (t) =>
  t.idList({
    nullable: true,
    directives: [{ name: 'external' }],
    description: 'Owned by agreements, and hidden there; the gateway brings it for matches.',
    resolve: () => null,
  }),
);

builder.objectField(Area, REPORTED_IN.field, (t) =>
  t.idList({
    nullable: true,
    directives: [{ name: 'external' }],
    description: 'Owned by organisations, and hidden there; the gateway brings it for matches.',
    resolve: () => null,
  }),
);

/** The facts of a demand that the gateway sent along: what is not there is not known. */
export function factsSent(representation: Record<string, unknown>): Facts {
  const compound = representation.compound as Facts | null | undefined;
  const area = representation.area as Facts | null | undefined;
  return {
    partnerOrganisationIds: compound?.partnerOrganisationIds,
    reportedInOrganisationIds: area?.reportedInOrganisationIds,
  };
}

/** The same facts for a demand that no gateway sent: asked of each owner, in one call for all. */
export async function factsAsked(demand: DemandSide, ctx: Context): Promise<Facts> {
  const { compoundId, areaIds } = demand;
  const areaId = areaIds.at(-1);
  const [partnerOrganisationIds, reportedInOrganisationIds] = await Promise.all([
    compoundId === null ? null : asking(PARTNERS, ctx).load(compoundId),
    areaId === undefined ? null : asking(REPORTED_IN, ctx).load(areaId),
  ]);
  return { partnerOrganisationIds, reportedInOrganisationIds };
}

const asked = new WeakMap<Context, Map<Source, DataLoader<string, Ids>>>();

function asking(source: Source, ctx: Context): DataLoader<string, Ids> {
  const loaders = asked.get(ctx) ?? new Map<Source, DataLoader<string, Ids>>();
  asked.set(ctx, loaders);
  const loader = loaders.get(source) ?? new DataLoader((ids) => ask(source, ids, ctx));
  loaders.set(source, loader);
  return loader;
}

/** An owner that is down leaves its facts unknown; the matches come all the same. */
async function ask(
  { owner, type, field }: Source,
  ids: readonly string[],
  ctx: Context,
): Promise<Ids[]> {
  const representations = ids.map((id) => ({ __typename: type, id }));
  try {
    const found = await askEntities(owner, representations, `... on ${type} { ${field} }`, ctx);
    return ids.map((_, i) => (found[i]?.[field] as Ids | undefined) ?? null);
  } catch (error) {
    log().warn({ owner, requestId: ctx.requestId, reason: String(error) }, 'facts are unknown');
    return ids.map(() => null);
  }
}
