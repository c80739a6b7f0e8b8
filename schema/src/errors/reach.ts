import { bound, type Declaration, type Module, type Node, nodesIn } from './declarations.ts';

/** A mutation as the code adds it to the schema: its name and what answers it. */
export interface Mutation {
  name: string;
  module: Module;
  node: Node;
}

/** The mutations of these names, as the modules add them: one by one, several at once, or from a table. */
export function mutationsOf(modules: Iterable<Module>, names: ReadonlySet<string>): Mutation[] {
  return [...modules].flatMap((module) => {
    const apart = module.effects.flatMap(added);
    return [...apart, ...tabled(module, names)].map((each) => ({ ...each, module }));
  });
}

type Added = Omit<Mutation, 'module'>;

function added(effect: Node): Added[] {
  const call = effect.expression as Node | undefined;
  const [first, second] = (call?.arguments as Node[] | undefined) ?? [];
  const method = methodOf(call);
  if (method === 'mutationField' && first && second) {
    return [{ name: String(first.value), node: second }];
  }
  if (method !== 'mutationFields' || !first) {
    return [];
  }
  const fields = first.body as Node;
  return (fields.properties as Node[]).map((property) => ({
    name: String((property.key as Node).name),
    node: property.value as Node,
  }));
}

const methodOf = (call: Node | undefined) =>
  ((call?.callee as Node | undefined)?.property as Node | undefined)?.name;

/** A module may declare its mutations by a function, from a table by their names. */
function tabled({ declarations }: Module, names: ReadonlySet<string>): Added[] {
  const declared = [...declarations.values()].map(({ node }) => node);
  const adding = declared.filter((node) =>
    [...nodesIn(node)].some((each) => methodOf(each) === 'mutationField'),
  );
  return declared.flatMap((table) =>
    [...nodesIn(table)]
      .filter(({ type, key }) => type === 'Property' && names.has(String((key as Node).name)))
      .flatMap((property) => {
        const name = String((property.key as Node).name);
        const node = { type: 'Program', start: 0, end: 0, body: [property.value, ...adding] };
        return adding.length > 0 ? [{ name, node }] : [];
      }),
  );
}

/** All declarations that a mutation may run, each once. */
export function reachOf(
  { module, node }: Mutation,
  modules: ReadonlyMap<string, Module>,
): Declaration[] {
  const found = new Map<string, Declaration>();
  const waiting = [{ module, node }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const declaration of namedIn(next.node, next.module, modules)) {
      const key = `${declaration.file} ${declaration.name}`;
      const of = modules.get(declaration.file);
      if (!found.has(key) && of) {
        found.set(key, declaration);
        waiting.push({ module: of, node: declaration.node });
      }
    }
  }
  return [...found.values()];
}

/** The declarations that a node names, of its own module or of one that is imported. */
function namedIn(node: Node, module: Module, modules: ReadonlyMap<string, Module>): Declaration[] {
  const names = new Set(
    [...nodesIn(node)].filter(({ type }) => type === 'Identifier').map(({ name }) => String(name)),
  );
  return [...names].flatMap((name) => {
    const imported = module.imports.get(name);
    const own = module.declarations.get(name);
    const other = imported && modules.get(imported.file)?.declarations.get(imported.name);
    return [own, other].filter((each) => each !== undefined);
  });
}

/** The names that the declarations within a node give to texts, each with where it does. */
export function textsNamedIn(node: Node): { name: string; at: number; text: Node }[] {
  return [...nodesIn(node)].flatMap((each) => {
    if (each.type !== 'VariableDeclarator') {
      return [];
    }
    const [id, init] = [each.id as Node, each.init as Node | null];
    const texts = init?.type === 'ArrayExpression' ? (init.elements as Node[]) : [init];
    return bound(id).flatMap((name, at) => {
      const text = texts[at];
      return text ? [{ name, at: each.start, text }] : [];
    });
  });
}
