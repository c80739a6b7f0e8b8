/** The values of an enumeration with what each means; the Chinese term stands in brackets. */
type Values = Readonly<Record<string, string>>;

const TERM = /\(([^()]*\p{Script=Han}[^()]*)\)/u;

/** The Chinese term of each value, as it stands in the value's own description. */
export function termsOf<const V extends Values>(values: V): ReadonlyMap<keyof V & string, string> {
  return new Map(
    Object.entries(values).map(([value, about]) => [
      value as keyof V & string,
      TERM.exec(about)?.[1] ?? value,
    ]),
  );
}
