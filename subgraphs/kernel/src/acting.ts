import type { Actor } from './context.ts';

/** Everybody whom the actor can be party to something as: itself and its organisations. */
export function partiesOf(actor: Actor | null): string[] {
  return actor ? [...new Set([actor.id, ...actor.organisationIds])] : [];
}

/** For whom an act is done: who is named, else the only one that there is; null when unclear. */
export function actingParty(actor: Actor, named: string | null | undefined): string | null {
  const parties = partiesOf(actor);
  if (named !== null && named !== undefined) {
    return parties.includes(named) ? named : null;
  }
  const [only, ...more] = actor.organisationIds;
  if (only === undefined) {
    return actor.id;
  }
  return more.length === 0 ? only : null;
}
