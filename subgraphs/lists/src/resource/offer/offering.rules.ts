import type { Actor } from '@lianjian/kernel/context';
import { type AgreementTold, agreementViolations } from '@lianjian/vocabulary/agreement.rules';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ProviderKind } from '../../match/pair.rules.ts';
import type { Offer } from './offer.rules.ts';

/** On whose list it stands: the community, with the way to it from the root of the areas. */
export interface List {
  areaId: string;
  areaPath: string;
}

/** Who offers, as the owner of organisations and persons knows them. */
export interface Provider {
  id: string;
  kind: ProviderKind;
  /** The area that they belong to; null where that is not known. */
  areaId: string | null;
  /** Whether they have reported in to the community of the list. */
  hasReportedIn: boolean;
  /** Whether they carry freight, by what they or those who have them as members are known for. */
  isDriver: boolean;
}

/** A provider as an id tells it: residents have ids of their own kind. */
export const providerOf = (id: string): Pick<Provider, 'id' | 'kind'> => ({
  id,
  kind: id.startsWith('per-') ? 'PERSON' : 'ORGANISATION',
});

/** Who publishes, and for whom. */
export interface Publisher {
  actor: Actor;
  actingForId: string;
}

/** What the owners say of what an offer names; what they do not know is among the violations. */
export interface Told {
  violations: readonly UserErrorShape[];
  provider: Provider | null;
  /** The community of each compound that it names. */
  areaOfCompound: ReadonlyMap<string, string>;
  /** The agreement under which it is offered; null where none is named or known. */
  agreement: AgreementTold | null;
}

/** What stands against an offer on a list, whoever publishes it, as far as the owners have answered. */
export function toldViolations(offer: Offer, told: Told, list: List): UserErrorShape[] {
  const { violations, provider, agreement, areaOfCompound } = told;
  return [
    ...violations,
    ...(provider ? providerViolations(provider, list) : []),
    ...(provider ? driverViolations(offer, provider) : []),
    ...(provider && agreement ? agreementViolations(agreement, provider.id) : []),
    // What a compound is in is not known while its owner is down.
    ...(violations.length === 0 ? reachViolations(offer, areaOfCompound, list) : []),
  ];
}

/**
 * What stands against publishing an offer. Where somebody lives and what they carry is told to nobody
 * who may not publish for them.
 */
export function publishingViolations(
  by: Publisher,
  offer: Offer,
  told: Told,
  list: List,
): UserErrorShape[] {
  const ofPublisher = told.provider ? publisherViolations(by, told.provider, list) : [];
  const known = ofPublisher.length > 0 ? { ...told, provider: null } : told;
  return [...ofPublisher, ...toldViolations(offer, known, list)];
}

/** What stands against somebody's offer on a list, whoever publishes it. */
function providerViolations(provider: Provider, list: List): UserErrorShape[] {
  if (provider.kind === 'ORGANISATION' || provider.areaId === list.areaId) {
    return [];
  }
  const [zh, en] = [
    '个人只能在本人所在社区的清单上提供服务。',
    'A person offers on the list of the community that they live in.',
  ];
  return [violation('FORBIDDEN', 'providerId', zh, en, { entityId: provider.id })];
}

/** A truck is offered by whoever is registered as carrying freight: that is asked of the owner. */
function driverViolations(
  { category }: Pick<Offer, 'category'>,
  { id, isDriver }: Pick<Provider, 'id' | 'isDriver'>,
): UserErrorShape[] {
  if (category !== 'FREIGHT' || isDriver) {
    return [];
  }
  const [zh, en] = [
    '只有登记的司机或货运单位才能发布车辆：本人或单位的专长、所在队伍或所属单位须含货运（FREIGHT）。',
    'Only registered drivers and carriers offer trucks: they, a team or a body of which they are members must be known for FREIGHT.',
  ];
  return [violation('FORBIDDEN', 'providerId', zh, en, { entityId: id })];
}

/**
 * Who may publish: the provider itself; for its residents and units the community of the list, or
 * an area above it; the platform.
 */
function publisherViolations(
  { actor, actingForId }: Publisher,
  provider: Provider,
  list: List,
): UserErrorShape[] {
  if (provider.id === actingForId || provider.id === actor.id) {
    return [];
  }
  if (!keepsBooksOf(actor, actingForId, list.areaPath)) {
    const [zh, en] = [
      '须由提供方自己，或由清单所在社区及其上级发布。',
      'The provider publishes, or the community of the list or an area above it.',
    ];
    return [violation('FORBIDDEN', 'providerId', zh, en, { entityId: provider.id })];
  }
  if (provider.areaId === list.areaId || provider.hasReportedIn) {
    return [];
  }
  const [zh, en] = [
    '社区只能代本社区居民和本社区或已报到的单位发布。',
    'A community publishes for its residents, and for units that belong to it or have reported in.',
  ];
  return [violation('FORBIDDEN', 'providerId', zh, en, { entityId: provider.id })];
}

/** An offer serves something of the community on whose list it stands. */
export function reachViolations(
  { serviceAreaIds, serviceCompoundIds }: Offer,
  areaOfCompound: ReadonlyMap<string, string>,
  { areaId, areaPath }: List,
): UserErrorShape[] {
  const above = areaPath.split('.');
  const serves =
    serviceAreaIds.some((id) => above.includes(id)) ||
    serviceCompoundIds.some((id) => areaOfCompound.get(id) === areaId);
  if (serves) {
    return [];
  }
  const [zh, en] = [
    '服务范围须包括清单所在社区的至少一处。',
    'It serves at least one place of the community whose list it stands on.',
  ];
  return [violation('OUTSIDE_SERVICE_AREA', 'serviceAreaIds', zh, en, { entityId: areaId })];
}
