import { isPlatform, keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';

/** The ends of a tie, each of which says for itself that it stands. */
export const TIE_ENDS = {
  FROM_ORGANISATION: 'The organisation that it begins at, or that sent the person.',
  FROM_PERSON: 'The person that it begins at.',
  TO: 'The organisation or area that it leads to.',
} as const;

export type TieEnd = keyof typeof TIE_ENDS;

/** Who stands at an end: an area never speaks for itself. */
export interface Party {
  end: TieEnd;
  id: string;
  /** Where they belong; null where nobody has said. */
  areaPath: string | null;
}

/** A tie as far as its parties are told by it. */
export interface Ends {
  fromOrganisationId: string | null;
  fromPersonId: string | null;
  toOrganisationId: string | null;
  toAreaId: string | null;
  /** Where it counts, which is where it leads to. */
  areaPath: string | null;
  fromOrganisationPath: string | null;
  fromPersonPath: string | null;
}

/** The parties to a tie: those at its beginning first. */
export function partiesTo(tie: Ends): Party[] {
  const party = (end: TieEnd, id: string | null, areaPath: string | null): Party[] =>
    id === null ? [] : [{ end, id, areaPath }];
  return [
    ...party('FROM_ORGANISATION', tie.fromOrganisationId, tie.fromOrganisationPath),
    ...party('FROM_PERSON', tie.fromPersonId, tie.fromPersonPath),
    ...party('TO', tie.toOrganisationId ?? tie.toAreaId, tie.areaPath),
  ];
}

/** Whether somebody speaks for a party: is it, or keeps the books of the place where it belongs. */
export function speaksFor(
  { actor, actingForId }: By,
  { id, areaPath }: Pick<Party, 'id' | 'areaPath'>,
): boolean {
  const isIt = id === actingForId || id === actor.id;
  const keepsIt =
    areaPath === null ? isPlatform(actor) : keepsBooksOf(actor, actingForId, areaPath);
  return isIt || keepsIt;
}

/** The ends that have yet to say so, when somebody has said it for all that they speak for. */
export function awaitedAfter(
  by: By,
  parties: readonly Party[],
  awaits: readonly TieEnd[],
): TieEnd[] {
  const open = parties.filter(({ end }) => awaits.includes(end));
  return open.filter((party) => !speaksFor(by, party)).map(({ end }) => end);
}
