/** What people wrote can be about somebody: the log says that it changed, not what it says. */
const TEXTS: readonly string[] = [
  'title',
  'description',
  'freightFrom',
  'freightTo',
  'freightFromKey',
  'freightToKey',
];
const WITHHELD = 'WITHHELD';

type Values = Readonly<Record<string, unknown>>;

/** Values as the log shows them. */
export function shownOf(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      TEXTS.includes(name) && value !== null ? WITHHELD : value,
    ]),
  );
}

/** What new values change of a row, as the log tells it. */
export function differenceOf<Row extends object>(
  row: Row,
  values: Readonly<Partial<Record<keyof Row & string, unknown>>>,
): { before: Values; after: Values } {
  const changed = (Object.keys(values) as (keyof Row & string)[]).filter(
    (name) => values[name] !== undefined && !isSame(values[name], row[name]),
  );
  return {
    before: Object.fromEntries(
      changed.filter((name) => !TEXTS.includes(name)).map((name) => [name, row[name]]),
    ),
    after: shownOf(Object.fromEntries(changed.map((name) => [name, values[name]]))),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
