import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import type { Quarter } from '../../quarter/quarter.rules.ts';
import type { DemandKind, ServiceUnit } from '../../words.ts';
import { detailViolations } from '../detail.rules.ts';

/** Demands that are one, and which of them goes on for all. */
export interface Merging {
  demands: readonly { id: string; expectedVersion: number }[];
  intoId: string;
  quantity: number;
}

/** More at once is a slip: nobody has looked at so many and found them the same. */
const DEMANDS_MAX = 50;

/** All that is wrong with a merging by itself. */
export function mergingViolations({ demands, intoId, quantity }: Merging): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const ids = demands.map(({ id }) => id);
  if (ids.length < 2 || ids.length > DEMANDS_MAX || new Set(ids).size < ids.length) {
    const zh = `须为 2 到 ${DEMANDS_MAX} 项不同的需求。`;
    const en = `Name 2 to ${DEMANDS_MAX} demands, each once.`;
    found.push(violation('INVALID_INPUT', 'demands', zh, en, { limit: DEMANDS_MAX }));
  }
  if (!ids.includes(intoId)) {
    const [zh, en] = ['并入的需求须在其中。', 'The one that goes on has to be one of them.'];
    found.push(violation('INVALID_INPUT', 'intoId', zh, en, { entityId: intoId }));
  }
  return [...found, ...detailViolations({ quantity })];
}

/** A demand as merging sees it. */
export interface Mergeable {
  id: string;
  version: number;
  areaId: string;
  compoundId: string | null;
  kind: DemandKind;
  category: string;
  unit: ServiceUnit;
  /** The route of freight by its keys; nulls of other kinds, and where none was said. */
  freightFromKey: string | null;
  freightToKey: string | null;
}

/** What stands against one demand going on in another: they have to be of one sort and place. */
export function likenessViolations(
  demand: Mergeable,
  into: Mergeable,
  field: string,
): UserErrorShape[] {
  const isAlike =
    demand.areaId === into.areaId &&
    demand.kind === into.kind &&
    demand.category === into.category &&
    demand.unit === into.unit &&
    demand.freightFromKey === into.freightFromKey &&
    demand.freightToKey === into.freightToKey &&
    (into.compoundId === null || demand.compoundId === into.compoundId);
  const [zh, en] = [
    '与并入的需求不是同一社区、小区、类型、类别、单位和货运路线。',
    'It is not of the community, compound, kind, category, unit and freight route of the one that goes on.',
  ];
  return isAlike ? [] : [violation('INVALID_INPUT', field, zh, en, { entityId: demand.id })];
}

/** The same as for a single row, at the place of the list where the version was given. */
export function versionViolationsAt(
  expected: number,
  demand: Mergeable,
  place: string,
): UserErrorShape[] {
  return versionViolations(expected, demand).map((found) => ({
    ...found,
    field: ['input', ...place.split('.'), 'expectedVersion'],
  }));
}

interface Times {
  receivedAt: Date;
  listQuarter: Quarter;
}

/** When the first of them came in, and the latest list that one of them stands on. */
export function mergedTimes(demands: readonly [Times, ...Times[]]): Times {
  const [first] = [...demands].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  const quarters = demands.map(({ listQuarter }) => listQuarter).sort();
  const [only] = demands;
  return {
    receivedAt: first?.receivedAt ?? only.receivedAt,
    listQuarter: quarters.at(-1) ?? only.listQuarter,
  };
}
