import { composeServices, compositionHasErrors, sortSDL } from '@theguild/federation-composition';
import { type DocumentNode, parse, print, visit } from 'graphql';
import type { Service } from './definitions.ts';
import { keepOwnersDescriptions } from './descriptions.ts';
import { hints } from './hints.ts';

export interface Printed {
  name: string;
  /** Where it listens unless a gateway is told otherwise. */
  url: string;
  sdl: string;
}

/** The supergraph of these subgraphs, sorted. Throws with every fault when there is one at all. */
export function compose(subgraphs: readonly Printed[]): string {
  const services = subgraphs
    .map(({ sdl, ...rest }) => ({ ...rest, typeDefs: parse(sdl, { noLocation: true }) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const result = composeServices(keepOwnersDescriptions(services));
  const errors = compositionHasErrors(result) ? result.errors.map(({ message }) => message) : [];
  const faults = [...refused(services), ...errors, ...hints(services)];
  if (faults.length > 0 || compositionHasErrors(result)) {
    throw new Error(`The subgraphs do not compose:\n${faults.map((f) => `- ${f}`).join('\n')}`);
  }
  return `${print(sortSDL(parse(result.supergraphSdl)))}\n`;
}

/** The gateway's planner answers `@fromContext` silently wrong, so it may not come in at all. */
function refused(services: readonly Service[]): string[] {
  return services
    .filter(({ typeDefs }) => usesContext(typeDefs))
    .map(({ name }) => `${name} uses @context or @fromContext, which the gateway cannot plan.`);
}

function usesContext(typeDefs: DocumentNode): boolean {
  let found = false;
  visit(typeDefs, {
    Directive: ({ name }) => {
      found ||= /^(federation__)?(context|fromContext)$/.test(name.value);
    },
    // An import may give it another name.
    StringValue: ({ value }, key) => {
      found ||= key !== 'description' && /^@(context|fromContext)$/.test(value);
    },
  });
  return found;
}
