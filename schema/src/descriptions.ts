import { Kind, visit } from 'graphql';
import { definitionsByName, fieldsOf, isAssembled, type Service } from './definitions.ts';

/**
 * A type with a key is described wherever it is pointed at, and composition takes the first text
 * it meets. The owner's is the one to keep: the owner is the subgraph that serves most of its fields.
 */
export function keepOwnersDescriptions(services: readonly Service[]): Service[] {
  const owners = ownersOf(services);
  return services.map((service) => ({
    ...service,
    typeDefs: visit(service.typeDefs, {
      [Kind.OBJECT_TYPE_DEFINITION]: (node) => {
        const owner = owners.get(node.name.value);
        return owner === undefined || owner === service.name
          ? node
          : { ...node, description: undefined };
      },
    }),
  }));
}

function ownersOf(services: readonly Service[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [type, standings] of definitionsByName(services)) {
    const [owner] = standings.toSorted(
      (a, b) => fieldsOf(b.definition).length - fieldsOf(a.definition).length,
    );
    if (owner && isAssembled(owner)) {
      owners.set(type, owner.service);
    }
  }
  return owners;
}
