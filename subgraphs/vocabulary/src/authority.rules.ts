import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { By } from './entry.ts';
import type { UserErrorShape } from './shapes.ts';
import { violation } from './violations.rules.ts';

/** The organisation that acts for a city, district, street or community carries the area's id. */
const COMMITTEE = /^org-((?:cty|dst|str|com)-.+)$/;

/** The area that an organisation acts for; null for those that act for none. */
export function areaOfCommittee(organisationId: string): string | null {
  return COMMITTEE.exec(organisationId)?.[1] ?? null;
}

/** The areas that an actor acts for, with all below them. */
export function areasOf(actor: Actor | null): string[] {
  if (!actor?.roles.includes('COMMUNITY')) {
    return [];
  }
  return partiesOf(actor).flatMap((id) => areaOfCommittee(id) ?? []);
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

/** Whether an actor keeps the books of a place: the platform does, and who acts for an area above. */
export function keepsBooksOf(actor: Actor, actingForId: string, areaPath: string): boolean {
  const area = actor.roles.includes('COMMUNITY') ? areaOfCommittee(actingForId) : null;
  return isPlatform(actor) || (area !== null && areaPath.split('.').includes(area));
}

/** What stands against entering something in a place; `areaPath` is null for no place. */
export function placeViolations(
  { actor, actingForId }: By,
  field: string,
  areaPath: string | null,
): UserErrorShape[] {
  const may = areaPath === null ? isPlatform(actor) : keepsBooksOf(actor, actingForId, areaPath);
  if (may) {
    return [];
  }
  const [zh, en] = [
    '只有平台管理员，或在本区域及下辖范围内的社区可以登记。',
    'Only the platform, or a community in its own area and below, may enter this.',
  ];
  return [violation('FORBIDDEN', field, zh, en)];
}
