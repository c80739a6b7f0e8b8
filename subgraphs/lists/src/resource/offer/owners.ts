import type { Context } from '@lianjian/kernel/context';
import { askEntities, type Representation } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Told } from './offering.rules.ts';

/** What an offer names of other subgraphs' rows. */
export interface Named {
  /** The community of the list. */
  areaId: string;
  providerId: string;
  deliveredById: string | null;
  agreementId: string | null;
  serviceAreaIds: readonly string[];
  serviceCompoundIds: readonly string[];
}

interface Question extends Representation {
  field: string;
}

type Found = Record<string, unknown> | null;

/** Asks the owners of organisations, persons and areas, of compounds and of agreements, each once. */
export async function askOwners(named: Named, ctx: Context): Promise<Told> {
  const { areaId, providerId, deliveredById, agreementId } = named;
  const isPerson = providerId.startsWith('per-');
  const bodies: Question[] = [
    { field: 'providerId', __typename: isPerson ? 'Person' : 'Organisation', id: providerId },
    ...ids('deliveredById', 'Organisation', deliveredById),
    // The community of the list is looked up as a place; who is asked here says who reported in to it.
    ...named.serviceAreaIds.flatMap((id, at) =>
      id === areaId ? [] : [question(`serviceAreaIds.${at}`, 'Area', id)],
    ),
  ];
  const compounds = named.serviceCompoundIds.map((id, at) =>
    question(`serviceCompoundIds.${at}`, 'Compound', id),
  );
  const agreements = ids('agreementId', 'Agreement', agreementId);
  const [organisations, lying, agreed] = await Promise.all([
    ask('organisations', [...bodies, question('areaId', 'Area', areaId)], BODIES, ctx),
    ask('compounds', compounds, '... on Compound { area { id } }', ctx),
    ask('agreements', agreements, '... on Agreement { parties { organisation { id } } }', ctx),
  ]);
  const [provider] = organisations.found;
  const community = organisations.found.at(-1) as { reportedInOrganisationIds?: string[] } | null;
  return {
    violations: [organisations, lying, agreed].flatMap(({ violations }) => violations),
    provider: provider
      ? {
          id: providerId,
          kind: isPerson ? 'PERSON' : 'ORGANISATION',
          areaId: areaIn(provider),
          hasReportedIn: community?.reportedInOrganisationIds?.includes(providerId) ?? false,
        }
      : null,
    areaOfCompound: new Map(
      compounds.flatMap(({ id }, at) => {
        const area = areaIn(lying.found[at] ?? null);
        return area ? [[id, area]] : [];
      }),
    ),
    partyIds: agreed.found[0] ? partiesIn(agreed.found[0]) : null,
  };
}

const BODIES = `... on Organisation { area { id } } ... on Person { area { id } }
  ... on Area { reportedInOrganisationIds }`;

const question = (field: string, __typename: string, id: string) => ({ field, __typename, id });
const ids = (field: string, type: string, id: string | null) =>
  id === null ? [] : [question(field, type, id)];

const areaIn = (found: Found) =>
  (found as { area?: { id: string } | null } | null)?.area?.id ?? null;

function partiesIn(found: NonNullable<Found>): (string | null)[] {
  const { parties } = found as { parties: { organisation: { id: string } | null }[] };
  return parties.map(({ organisation }) => organisation?.id ?? null);
}

async function ask(
  owner: string,
  questions: readonly Question[],
  selection: string,
  ctx: Context,
): Promise<{ found: Found[]; violations: UserErrorShape[] }> {
  const [first] = questions;
  if (!first) {
    return { found: [], violations: [] };
  }
  const representations = questions.map(({ __typename, id }) => ({ __typename, id }));
  const told = await asked(first.field, () => askEntities(owner, representations, selection, ctx));
  if (told.down) {
    return { found: [], violations: [told.down] };
  }
  const missing = questions.filter(({ field }, at) => !told.answer[at] && field !== 'areaId');
  return {
    found: told.answer,
    violations: missing.map(({ field, id }) => unknown(field, id)),
  };
}

const unknown = (field: string, entityId: string) =>
  violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId });
