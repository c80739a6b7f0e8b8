import { askAll, type Found } from '@lianjian/kernel/ask-all';
import type { Context } from '@lianjian/kernel/context';
import type { Representation } from '@lianjian/kernel/peers';
import { agreementSelection, agreementTold } from '@lianjian/vocabulary/agreement.rules';
import { asked, unavailable } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ServiceCategory } from '../../match/pair.rules.ts';
import { KNOWN_FOR, knownFor } from './known-for.ts';
import { providerOf, type Told } from './offering.rules.ts';

/** What an offer names of other subgraphs' rows. */
export interface Named {
  providerId: string;
  deliveredById: string | null;
  agreementId: string | null;
  serviceAreaIds: readonly string[];
  serviceCompoundIds: readonly string[];
  /** What is offered for the first time: of freight the provider is asked what it is known for. */
  category?: ServiceCategory;
}

interface Question extends Representation {
  field: string;
}

/** What one owner knows; null while it is down. */
type Known = Found | null;

/** What the owners say of one offer on the list of a community. */
export async function askOwners(
  { areaId, ...named }: Named & { areaId: string },
  ctx: Context,
): Promise<Told> {
  const told = await askOwnersOfAll(areaId, [named], ctx);
  return told(named);
}

/**
 * The same for any number of offers on one list: the owners of organisations, persons and areas, of
 * compounds and of agreements are asked once each, and tell of every offer.
 */
export async function askOwnersOfAll(
  areaId: string,
  offers: readonly Named[],
  ctx: Context,
): Promise<(named: Named) => Told> {
  const all = (questions: (named: Named) => Question[]) => offers.flatMap(questions);
  const list = question('areaId', 'Area', areaId);
  const selection = offers.some(({ category }) => category === 'FREIGHT')
    ? `${BODIES} ${KNOWN_FOR}`
    : BODIES;
  const [bodies, compounds, agreements] = await Promise.all([
    ask('organisations', [...all(bodiesOf(areaId)), list], selection, ctx),
    ask('compounds', all(compoundsOf), '... on Compound { area { id } }', ctx),
    ask('agreements', all(agreementsOf), agreementSelection({ areaId, compoundId: null }), ctx),
  ]);
  const reportedIn = new Set(bodies?.(list)?.reportedInOrganisationIds as string[] | undefined);
  return (named) => {
    const { providerId } = named;
    const provider = bodies?.(providerIn(named));
    const [agreed] = agreementsOf(named).map((each) => agreements?.(each));
    return {
      violations: [
        ...against(bodiesOf(areaId)(named), bodies),
        ...against(compoundsOf(named), compounds),
        ...against(agreementsOf(named), agreements),
      ],
      provider: provider
        ? {
            ...providerOf(providerId),
            areaId: areaIn(provider),
            isDriver: knownFor(provider).includes('FREIGHT'),
            hasReportedIn: reportedIn.has(providerId),
          }
        : null,
      areaOfCompound: new Map(
        compoundsOf(named).flatMap((each) => {
          const area = areaIn(compounds?.(each));
          return area === null ? [] : [[each.id, area]];
        }),
      ),
      agreement: named.agreementId && agreed ? agreementTold(named.agreementId, agreed) : null,
    };
  };
}

const BODIES = `... on Organisation { area { id } } ... on Person { area { id } }
  ... on Area { reportedInOrganisationIds }`;

const question = (field: string, __typename: string, id: string) => ({ field, __typename, id });
const ids = (field: string, type: string, id: string | null) =>
  id === null ? [] : [question(field, type, id)];

function providerIn({ providerId }: Named): Question {
  const isPerson = providerOf(providerId).kind === 'PERSON';
  return question('providerId', isPerson ? 'Person' : 'Organisation', providerId);
}

/** The community of the list is looked up as a place, where what is wrong with it is said. */
const bodiesOf =
  (areaId: string) =>
  (named: Named): Question[] => [
    providerIn(named),
    ...ids('deliveredById', 'Organisation', named.deliveredById),
    ...named.serviceAreaIds.flatMap((id, at) =>
      id === areaId ? [] : [question(`serviceAreaIds.${at}`, 'Area', id)],
    ),
  ];

const compoundsOf = ({ serviceCompoundIds }: Named) =>
  serviceCompoundIds.map((id, at) => question(`serviceCompoundIds.${at}`, 'Compound', id));

const agreementsOf = ({ agreementId }: Named) => ids('agreementId', 'Agreement', agreementId);

const areaIn = (found: Record<string, unknown> | undefined) =>
  (found as { area: { id: string } | null } | undefined)?.area?.id ?? null;

async function ask(
  owner: string,
  questions: readonly Question[],
  selection: string,
  ctx: Context,
): Promise<Known> {
  const { answer } = await asked(owner, () => askAll(owner, questions, selection, ctx));
  return answer;
}

/** What stands against naming these; while their owner is down just that, once. */
function against(questions: readonly Question[], known: Known): UserErrorShape[] {
  const [first] = questions;
  if (known === null) {
    return first ? [unavailable(first.field)] : [];
  }
  const missing = questions.filter((each) => !known(each));
  return missing.map(({ field, id }) =>
    violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId: id }),
  );
}
