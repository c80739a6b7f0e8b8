import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';

/** The right to claim; a token of a credential's scope. */
export const CLAIMS_WRITE = 'claims:write';

/** The organisation that acts for a city, district, street or community carries the area's id. */
const COMMITTEE = /^org-((?:cty|dst|str|com)-.+)$/;

/** The areas that an actor acts for, with all below them. */
export function areasOf(actor: Actor | null): string[] {
  if (!actor?.roles.includes('COMMUNITY')) {
    return [];
  }
  return partiesOf(actor).flatMap((id) => COMMITTEE.exec(id)?.[1] ?? []);
}

export function isPlatform(actor: Actor | null): boolean {
  return actor?.roles.includes('PLATFORM_ADMINISTRATOR') ?? false;
}

/** Members are told who did something: those who did it, and the community with those above it. */
export function mayKnowActor(
  actor: Actor | null,
  event: { by: readonly (string | null)[]; areaPath: string | null },
): boolean {
  const above = event.areaPath?.split('.') ?? [];
  return (
    isPlatform(actor) ||
    partiesOf(actor).some((party) => event.by.includes(party)) ||
    areasOf(actor).some((area) => above.includes(area))
  );
}
