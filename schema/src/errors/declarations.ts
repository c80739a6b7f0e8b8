import { parseSync } from 'oxc-parser';

/** A node of a syntax tree, as far as it is looked at here. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** One thing that a module declares: what it is called and what it says. */
export interface Declaration {
  file: string;
  name: string;
  node: Node;
}

/** A module: its declarations by name, what it imports under which name, and what it does at once. */
export interface Module {
  file: string;
  declarations: ReadonlyMap<string, Declaration>;
  imports: ReadonlyMap<string, { file: string; name: string }>;
  effects: readonly Node[];
}

/** Reads a module of the repository; `file` is its path from the root. */
export function moduleOf(file: string, text: string): Module {
  const { program, errors } = parseSync(file, text, { preserveParens: false });
  if (errors.length > 0) {
    throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  }
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, { file: string; name: string }>();
  const effects: Node[] = [];
  for (const statement of program.body as unknown as Node[]) {
    const inner = (statement.declaration as Node | null | undefined) ?? statement;
    if (statement.type === 'ImportDeclaration') {
      addImports(statement, file, imports);
    } else if (inner.type === 'ExpressionStatement') {
      effects.push(inner);
    } else {
      for (const name of namesOf(inner)) {
        declarations.set(name, { file, name, node: inner });
      }
    }
  }
  return { file, declarations, imports, effects };
}

function addImports(
  statement: Node,
  file: string,
  imports: Map<string, { file: string; name: string }>,
): void {
  const target = targetOf(String((statement.source as Node).value), file);
  for (const specifier of statement.specifiers as Node[]) {
    const local = String((specifier.local as Node).name);
    const name = String((specifier.imported as Node | undefined)?.name ?? local);
    if (target !== null) {
      imports.set(local, { file: target, name });
    }
  }
}

/** The file that an import names, where it is of the repository. */
function targetOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('.')) {
    return new URL(specifier, `file:///${from}`).pathname.slice(1);
  }
  const [, name, path] = /^@lianjian\/(kernel|vocabulary)\/(.+)$/.exec(specifier) ?? [];
  return name ? `subgraphs/${name}/src/${path}.ts` : null;
}

function namesOf(declaration: Node): string[] {
  const named = (declaration.declarations as Node[] | undefined) ?? [declaration];
  return named.flatMap(({ id }) => bound(id as Node | null | undefined));
}

/** The names that a pattern binds. */
export function bound(pattern: Node | null | undefined): string[] {
  if (!pattern) {
    return [];
  }
  return pattern.type === 'Identifier'
    ? [String(pattern.name)]
    : childrenOf(pattern).flatMap(bound);
}

/** The nodes right beneath a node; types say nothing that runs. */
function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((each): each is Node => isNode(each) && !each.type.startsWith('TSType'));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** A node and all beneath it. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) {
    yield* nodesIn(child);
  }
}
