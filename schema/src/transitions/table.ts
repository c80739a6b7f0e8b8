/** A table in Markdown; what a cell does not say is blank. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): string[] {
  const row = (cells: readonly (string | null)[]) =>
    `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)];
}

/** One way on: whoever stands on a side can take a row from a state to a state. */
export interface Way {
  mutation: string;
  from: string;
  to: string;
  by: string;
  /** The reasons that it can have, if any. */
  reasons?: readonly string[];
}

/** Every mutation in every state: where it leads and for whom; a blank cell is for nobody. */
export function matrix(states: readonly string[], ways: readonly Way[]): string[] {
  const mutations = [...new Set(ways.map(({ mutation }) => mutation))];
  const rows = mutations.map((mutation) => [
    `\`${mutation}\``,
    ...states.map((state) => cell(ways, mutation, state)),
  ]);
  return table(['', ...states], rows);
}

function cell(ways: readonly Way[], mutation: string, state: string): string {
  const here = ways.filter((way) => way.mutation === mutation && way.from === state);
  const targets = [...new Set(here.map(({ to }) => to))];
  return targets
    .map((to) => {
      const sides = new Set(here.filter((way) => way.to === to).map(({ by }) => by.toLowerCase()));
      return `${[...sides].join(', ')} → ${to}`;
    })
    .join('; ');
}
