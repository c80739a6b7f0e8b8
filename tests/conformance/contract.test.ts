// Proves that the graph has every name of the contract, with its type, arguments and values.
import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  isUnionType,
  parse,
  print,
} from 'graphql';
import { expect, it } from 'vitest';
import { SUPERGRAPH } from '../testkit/world.ts';

const contract = parse(await readFile(new URL('./contract.graphql', import.meta.url), 'utf8'));
const graph = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });

/** Each name of a definition, with whether the graph serves it as the contract says. */
function names(definition: DefinitionNode): { name: string; served: boolean }[] {
  switch (definition.kind) {
    case 'ScalarTypeDefinition':
      return [
        { name: definition.name.value, served: Boolean(graph.getType(definition.name.value)) },
      ];
    case 'EnumTypeDefinition': {
      const type = graph.getType(definition.name.value);
      return (definition.values ?? []).map(({ name }) => ({
        name: `${definition.name.value}.${name.value}`,
        served: isEnumType(type) && type.getValue(name.value) !== undefined,
      }));
    }
    case 'UnionTypeDefinition': {
      const type = graph.getType(definition.name.value);
      const members = isUnionType(type) ? type.getTypes().map((member) => member.name) : [];
      return (definition.types ?? []).map(({ name }) => ({
        name: `${definition.name.value} = ${name.value}`,
        served: members.includes(name.value),
      }));
    }
    case 'ObjectTypeDefinition':
      return (definition.fields ?? []).map((field) => ({
        name: `${definition.name.value}.${field.name.value}`,
        served: serves(graph, definition.name.value, field),
      }));
    default:
      return [];
  }
}

function serves(schema: GraphQLSchema, typeName: string, wanted: FieldDefinitionNode): boolean {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[wanted.name.value] : undefined;
  return (
    field !== undefined &&
    String(field.type) === print(wanted.type) &&
    (wanted.arguments ?? []).every((argument) => {
      const found = field.args.find(({ name }) => name === argument.name.value);
      return found !== undefined && String(found.type) === print(argument.type);
    })
  );
}

const all = contract.definitions.flatMap(names);

it('is read', () => {
  expect(all.length).toBeGreaterThan(300);
});

it('is served', () => {
  expect(all.flatMap(({ name, served }) => (served ? [] : [name]))).toEqual([]);
});
