import { type Entry, type Fault, isRecord, placeOf } from './plan.ts';

/** A text that stands for an id: of what an entry before made, or of the body that acts for an area. */
const REFERENCE = /^@([^@\s.]+)(\.body)?$/;

/** The ids that names stand for so far. */
export type Ids = ReadonlyMap<string, string>;

/** An input with ids in the place of names. */
export function resolved(value: unknown, ids: Ids): unknown {
  if (typeof value === 'string') {
    return REFERENCE.test(value) ? (ids.get(value.slice(1)) ?? value) : value;
  }
  return within(value, (each) => resolved(each, ids));
}

/** Names that are used before anything has them, or given twice. */
export function referenceFaults(entries: readonly Entry[]): Fault[] {
  const given = new Set<string>();
  return entries.flatMap((entry) => {
    const { as, input, step } = entry;
    const where = placeOf(entry);
    const found: Fault[] = namesIn(input)
      .filter((name) => !given.has(name))
      .map((name) => ({
        where,
        zh: `前面没有名为 @${name} 的条目。`,
        en: `No entry before it is called @${name}.`,
      }));
    if (as !== null && given.has(as)) {
      found.push({ where, zh: `名称 ${as} 已被使用。`, en: `The name ${as} is taken.` });
    }
    if (as !== null) {
      given.add(as);
    }
    if (as !== null && step.section === 'areas') {
      given.add(`${as}.body`);
    }
    return found;
  });
}

const DAYS = /^@(\d{1,4})d$/;
const DAY_MS = 86_400_000;

/** An input with instants in the place of what is said in days from the day of the run, such as `@90d`. */
export function dated(value: unknown, now: number): unknown {
  const [, days] = (typeof value === 'string' && DAYS.exec(value)) || [];
  if (days !== undefined) {
    return new Date((Math.floor(now / DAY_MS) + Number(days)) * DAY_MS).toISOString();
  }
  return within(value, (each) => dated(each, now));
}

function within(value: unknown, change: (each: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(change);
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]))
    : value;
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return REFERENCE.test(value) && !DAYS.test(value) ? [value.slice(1)] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}
