import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable, type Representation } from '@lianjian/kernel/peers';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Provider } from './offering.rules.ts';

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

/** What the owners say of that; what they do not know is among the violations. */
export interface Told {
  violations: UserErrorShape[];
  provider: Provider | null;
  /** The community of each compound that it names. */
  areaOfCompound: ReadonlyMap<string, string>;
  /** The parties of the agreement; null where none is named or known. */
  partyIds: readonly (string | null)[] | null;
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

async function ask(owner: string, asked: readonly Question[], selection: string, ctx: Context) {
  if (asked.length === 0) {
    return { found: [], violations: [] };
  }
  const representations = asked.map(({ __typename, id }) => ({ __typename, id }));
  try {
    const found: Found[] = await askEntities(owner, representations, selection, ctx);
    const missing = asked.filter(({ field }, at) => !found[at] && field !== 'areaId');
    return { found, violations: missing.map(({ field, id }) => unknown(field, id)) };
  } catch (error) {
    if (!(error instanceof PeerUnavailable)) {
      throw error;
    }
    return { found: [], violations: [ownerDown(asked[0]?.field ?? 'areaId')] };
  }
}

const unknown = (field: string, entityId: string) =>
  violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId });

const ownerDown = (field: string) =>
  violation(
    'PEER_UNAVAILABLE',
    field,
    '暂时无法核对，请稍后用同一幂等键重试。',
    'This cannot be checked now; try again with the same key.',
  );
