import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { RESOURCES_WRITE } from '../../actor/actor.rules.ts';
import type { ReasonCode, ResourceSide, ResourceState } from '../../words.ts';
import { type ResourceStep, STEPS, type Step } from './steps.rules.ts';

/** A resource as its steps see it. */
export interface Standing {
  id: string;
  state: ResourceState;
  version: number;
  areaPath: string;
  providerId: string;
  /** Which side suspended it; null where it is not, or where nobody wrote that down. */
  suspendedBy: ResourceSide | null;
}

/** Who takes a step, and for whom. */
export interface Asker {
  actor: Actor;
  actingForId: string;
}

/** What an input asks for. */
export interface Asked {
  mutation: ResourceStep;
  expectedVersion?: number;
  reason?: ReasonCode | null;
}

/** On which sides of a resource somebody stands; a community that offers stands on both. */
export function sidesOf({ actor, actingForId }: Asker, resource: Standing): ResourceSide[] {
  const isProvider = [actingForId, actor.id].includes(resource.providerId);
  return [
    ...(isProvider ? (['PROVIDER'] as const) : []),
    ...(keepsBooksOf(actor, actingForId, resource.areaPath) ? (['COMMUNITY'] as const) : []),
  ];
}

/** All that stands against a step, at once; nothing when it can be taken. */
export function stepViolations(asked: Asked, asker: Asker, resource: Standing): UserErrorShape[] {
  const { mutation, expectedVersion, reason } = asked;
  const steps = STEPS.filter((each) => each.mutation === mutation);
  const mine = stepsFor(steps, asker, resource);
  const may = (mine.length > 0 ? mine : steps).flatMap(({ reasons }) => reasons);
  return [
    ...objections(mutation, asker, resource).map(({ code, zh, en }) =>
      violation(code, 'resourceId', zh, en, { entityId: resource.id }),
    ),
    ...versionViolations(expectedVersion, resource),
    ...(may.length === 0 || (reason && may.includes(reason)) ? [] : [wrongReason(may)]),
  ];
}

const stepsFor = (steps: readonly Step[], asker: Asker, resource: Standing) =>
  steps.filter(({ by }) => sidesOf(asker, resource).includes(by));

interface Objection extends Bilingual {
  code: 'FORBIDDEN' | 'INVALID_STATE';
}

/** What stands against a step for a party, but for the version and the reason. */
function objections(mutation: ResourceStep, asker: Asker, resource: Standing): Objection[] {
  const steps = STEPS.filter((each) => each.mutation === mutation);
  const mine = stepsFor(steps, asker, resource);
  const found: Objection[] = [];
  if (mine.length === 0) {
    found.push({ code: 'FORBIDDEN', ...NOT_YOURS });
  } else if (isForCommunity(mutation, resource) && mine.every(({ by }) => by === 'PROVIDER')) {
    found.push({ code: 'FORBIDDEN', ...COMMUNITY_SUSPENDED });
  }
  if (!steps.some(({ from }) => from === resource.state)) {
    const zh = `该服务资源现处于 ${resource.state}，不能如此办理。`;
    const en = `The resource is ${resource.state} now, which does not allow this.`;
    found.push({ code: 'INVALID_STATE', zh, en });
  }
  return found;
}

/** What a community has suspended, only a community brings back. */
function isForCommunity(mutation: ResourceStep, { suspendedBy }: Standing): boolean {
  return mutation === 'resumeResource' && suspendedBy === 'COMMUNITY';
}

const NOT_YOURS: Bilingual = {
  zh: '须由提供方，或由清单所在社区及其上级办理。',
  en: 'The provider does this, or the community of the list or an area above it.',
};

const COMMUNITY_SUSPENDED: Bilingual = {
  zh: '由社区暂停的，须由社区恢复。',
  en: 'The community has suspended it, so the community brings it back.',
};

function wrongReason(may: readonly ReasonCode[]): UserErrorShape {
  const codes = [...new Set(may)];
  const zh = `此项操作的原因须为：${codes.join('、')}。`;
  return violation('INVALID_INPUT', 'reason', zh, `The reason must be of: ${codes.join(', ')}.`);
}

/** The ways on from where a resource stands, each with all that stops the caller. */
export function transitionsOf(resource: Standing, actor: Actor | null): TransitionShape[] {
  const here = STEPS.filter(({ from }) => from === resource.state);
  return [...new Map(here.map((each) => [each.mutation, each])).values()].map(
    ({ mutation, to, reasons }) => ({
      mutation,
      to,
      reasonRequired: reasons.length > 0,
      whyNot: whyNot(mutation, resource, actor),
    }),
  );
}

function whyNot(mutation: ResourceStep, resource: Standing, actor: Actor | null): Bilingual[] {
  const scope = credentialObjections(actor, RESOURCES_WRITE);
  if (!actor) {
    return scope;
  }
  // One could act for any party that one can be; what stands against all of them stands.
  const tries = partiesOf(actor).map((actingForId) =>
    objections(mutation, { actor, actingForId }, resource),
  );
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...scope, ...fewest.map(({ zh, en }) => ({ zh, en }))];
}
