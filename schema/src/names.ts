/** The subgraphs by name, each with its port as a process of its own; none of their code comes along. */
export const ports = {
  organisations: 4001,
  compounds: 4002,
  agreements: 4003,
  lists: 4004,
  firms: 4005,
} as const;

export type Name = keyof typeof ports;

export const names = Object.keys(ports).sort() as readonly Name[];

export function isName(text: string): text is Name {
  return Object.hasOwn(ports, text);
}

/** The URL of a subgraph on this machine. */
export function urlOf(name: Name): string {
  return `http://127.0.0.1:${ports[name]}/graphql`;
}
