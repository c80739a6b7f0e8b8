import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Numbers from 0 up to but not including `below`; the test hands in a seeded one. */
export type Choose = (below: number) => number;

export interface GeneratorOptions {
  schema: GraphQLSchema;
  choose: Choose;
  /** Values of id arguments, some of them of nothing that exists, by field and argument: `area.id`. */
  ids: Readonly<Record<string, readonly string[]>>;
  /** Root fields that lead into the graph. */
  roots: readonly string[];
  depth: number;
}

const CODE = '350211003012';
const QUARTER = '2023-Q2';

/** Writes random queries: aliases, named and inline fragments, conditions, variables. */
export class QueryGenerator {
  readonly #options: GeneratorOptions;
  #fragments: string[] = [];
  #serial = 0;

  constructor(options: GeneratorOptions) {
    this.#options = options;
  }

  next(): { query: string; variables: Record<string, unknown> } {
    this.#fragments = [];
    this.#serial = 0;
    const { choose, roots, schema, depth } = this.#options;
    const fields = schema.getQueryType()?.getFields() ?? {};
    const chosen = Array.from({ length: 1 + choose(2) }, () => roots[choose(roots.length)] ?? '');
    const selections = chosen.flatMap((name) => {
      const field = fields[name];
      return field ? [this.#field(field, depth, true)] : [];
    });
    const variables = { yes: true, no: choose(2) === 0, size: 1 + choose(4) };
    const query = `query ($yes: Boolean!, $no: Boolean!, $size: Int) {
      keep: __typename @include(if: $yes) @skip(if: $no)
      ${selections.filter(Boolean).join('\n')}
      sized: areas(first: $size) { nodes { id } }
    }
    ${this.#fragments.join('\n')}`;
    return { query, variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, root = false): string {
    const args = this.#args(field);
    if (args === null) {
      return '';
    }
    const target = getNamedType(field.type);
    const alias = root || this.#options.choose(5) === 0 ? `a${this.#serial++}: ` : '';
    const condition = this.#options.choose(12) === 0 ? ' @include(if: $yes)' : '';
    if (isLeafType(target)) {
      return `${alias}${field.name}${args}${condition}`;
    }
    if (depth <= 0) {
      return '';
    }
    const inner = isAbstractType(target)
      ? this.#members(target, depth - 1)
      : isObjectType(target)
        ? this.#selection(target, depth - 1)
        : '';
    return inner && `${alias}${field.name}${args}${condition} { ${inner} }`;
  }

  #members(target: Parameters<GraphQLSchema['getPossibleTypes']>[0], depth: number): string {
    const parts = this.#options.schema.getPossibleTypes(target).map((type) => {
      const inner = this.#selection(type, depth);
      return `... on ${type.name} { ${inner} }`;
    });
    return `__typename ${parts.join(' ')}`;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const { choose } = this.#options;
    const all = Object.values(type.getFields()).filter((field) => !isInaccessible(field));
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const deeper = all.filter((field) => !isLeafType(getNamedType(field.type)));
    const some = [
      ...sample(leaves, 1 + choose(3), choose),
      ...(depth > 0 ? sample(deeper, 1 + choose(2), choose) : []),
    ];
    const parts = some.map((field) => this.#field(field, depth)).filter(Boolean);
    const body = ['__typename', ...parts].join(' ');
    if (choose(6) === 0) {
      const name = `F${this.#serial++}`;
      this.#fragments.push(`fragment ${name} on ${type.name} { ${body} }`);
      return `...${name}`;
    }
    return choose(5) === 0 ? `... on ${type.name} { ${body} }` : body;
  }

  /** The arguments of a field; null when one is required that nothing here could fill. */
  #args(field: GraphQLField<unknown, unknown>): string | null {
    const given: string[] = [];
    for (const arg of field.args) {
      const value = this.#argument(field, arg);
      if (value !== null) {
        given.push(`${arg.name}: ${value}`);
      } else if (isNonNullType(arg.type)) {
        return null;
      }
    }
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #argument(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument): string | null {
    const { choose, ids } = this.#options;
    const type = getNamedType(arg.type);
    if (arg.name === 'first') {
      return String(1 + choose(4));
    }
    if (arg.name === 'id' || /Id$/.test(arg.name)) {
      const known = ids[`${field.name}.${arg.name}`] ?? [];
      return known.length > 0 ? JSON.stringify(known[choose(known.length)]) : null;
    }
    if (type.name === 'Quarter') {
      return isNonNullType(arg.type) || choose(2) === 0 ? `"${QUARTER}"` : null;
    }
    if (type.name === 'AreaCode') {
      return choose(8) === 0 ? `"${CODE}"` : null;
    }
    if (isEnumType(type) && type.name === 'Locale' && choose(2) === 0) {
      return choose(2) === 0 ? 'EN' : 'ZH';
    }
    const hasProvenance = isInputObjectType(type) && 'provenance' in type.getFields();
    return hasProvenance && choose(4) === 0 ? '{ provenance: { in: [REPORTED] } }' : null;
  }
}

function isInaccessible(field: GraphQLField<unknown, unknown>): boolean {
  return (field.astNode?.directives ?? []).some(({ name }) => name.value === 'inaccessible');
}

function sample<T>(from: readonly T[], count: number, choose: Choose): T[] {
  const rest = [...from];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(choose(rest.length), 1),
  ).flat();
}
