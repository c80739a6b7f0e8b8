import type { Route } from '../freight/route.rules.ts';
import type { Quarter } from '../quarter/quarter.rules.ts';
import { atHeadings, type Line, readLine } from '../sheet/line.rules.ts';
import { NEED } from '../sheet/need-columns.rules.ts';
import type { PutForward } from '../submission/need.ts';
import {
  quarterViolations,
  saidViolations,
  statedViolations,
} from '../submission/submission.rules.ts';
import { alsoAgainst, type JudgedLine, toldBy } from './judged.rules.ts';
import { COMPOUNDS, type KnownName, meantBy } from './named.rules.ts';

/** The community into whose list lines are imported. */
export interface Community {
  areaId: string;
  compounds: readonly KnownName[];
}

export const NEED_COLUMNS = Object.values(NEED);

/** Judges a line as if its need had been put forward by itself; every fault at once. */
export function judgeNeed(line: Line, { areaId, compounds }: Community): JudgedLine<PutForward> {
  const { get, violations } = readLine(line, NEED_COLUMNS);
  const directory = { ...COMPOUNDS, known: compounds };
  const compound = meantBy(get(NEED.compound), directory, NEED.compound);
  const need = {
    title: get(NEED.title),
    description: get(NEED.description),
    compoundId: compound.id,
    areaId: compound.id === null ? areaId : null,
    channel: get(NEED.channel),
    kind: get(NEED.kind),
    category: get(NEED.category),
    audience: get(NEED.audience),
    quantity: get(NEED.quantity),
    unit: get(NEED.unit),
    urgency: get(NEED.urgency),
    locationClass: get(NEED.locationClass),
    beneficiaries: get(NEED.beneficiaries),
    wantedFrom: get(NEED.wantedFrom),
    wantedBy: get(NEED.wantedBy),
    wantedWeekdays: get(NEED.wantedWeekdays),
    procedure: get(NEED.procedure),
    disputeSubject: get(NEED.disputeSubject),
    freight: routeOf(get(NEED.freightFrom), get(NEED.freightTo)),
    quarter: get(NEED.quarter),
    contact: get(NEED.contact),
    dwelling: get(NEED.dwelling),
  };
  const whole = isWhole(need) ? need : null;
  const said = whole ? saidViolations(whole) : statedViolations(need);
  const all = [...violations, ...compound.violations, ...atHeadings(said, NEED_COLUMNS)];
  return { line: line.line, told: all.length === 0 ? whole : null, violations: all };
}

/** A route whose one end is left out is no route, and is told so. */
function routeOf(from: string | null, to: string | null): Route | null {
  return from === null && to === null ? null : { from: from ?? '', to: to ?? '' };
}

/** The lines with what stands against the quarters that would collect them, in the order of what they tell. */
export function inQuarters(
  lines: readonly JudgedLine<PutForward>[],
  quarters: readonly (Quarter | null)[],
): JudgedLine<PutForward>[] {
  const against = toldBy(lines).map(({ told: { quarter = null } }, at) =>
    quarterViolations(quarter, quarters[at] ?? null),
  );
  return alsoAgainst(lines, against, NEED_COLUMNS);
}

type Whole<T> = { [Key in keyof T]: Key extends keyof Demanded ? NonNullable<T[Key]> : T[Key] };
type Demanded = Pick<
  PutForward,
  'title' | 'channel' | 'kind' | 'category' | 'audience' | 'quantity' | 'unit'
>;

/** Whether all is there that a need cannot do without. */
function isWhole<T extends { [Key in keyof Demanded]: Demanded[Key] | null }>(
  need: T,
): need is T & Whole<T> {
  const { title, channel, kind, category, audience, quantity, unit } = need;
  return ![title, channel, kind, category, audience, quantity, unit].includes(null);
}
