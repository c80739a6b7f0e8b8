// Proves that composition is strict and always says the same: what would be lost without a word is an
// error that names it, what the gateway cannot plan is refused, and the order of subgraphs is nothing.
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

function printed(sdls: Record<string, string>) {
  return Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1/${name}`,
    sdl: sdl.includes('@link') ? sdl : `${LINK} ${sdl}`,
  }));
}

const one = `type Query { a(filter: Filter, all: Boolean): [Money] }
  input Filter { eq: String } type Money @shareable { amount: Int } enum Colour { RED }`;

describe('composition', () => {
  test('gives the same supergraph for any order of subgraphs', () => {
    const both = printed({
      one,
      two: one.replace('a(filter: Filter, all: Boolean)', 'b(filter: Filter)'),
    });
    expect(compose(both)).toBe(compose(both.toReversed()));
    expect(() => parse(compose(both))).not.toThrow();
  });

  test.each([
    ['an input field that one lacks', '{ eq: String }', '{ eq: String in: [String!] }', 'Filter'],
    ['an enumeration value that one lacks', '{ RED }', '{ RED BLUE }', 'Colour'],
    ['another nullability', 'amount: Int', 'amount: Int!', 'Money'],
    ['another description', 'type Money', '"Money." type Money', 'Money'],
  ])('refuses %s', (_, from, to, named) => {
    const two = one.replace('a(filter', 'b(filter').replace(from, to);
    expect(() => compose(printed({ one, two }))).toThrow(
      `The shared type ${named} is not the same in one and two.`,
    );
  });

  test('refuses an argument that one of two owners of a field lacks', () => {
    const shared = one.replace('type Query { a', 'type Query { a: [Money] @shareable b');
    const two =
      'type Query { a(all: Boolean): [Money] @shareable } type Money @shareable { amount: Int }';
    expect(() => compose(printed({ one: shared, two }))).toThrow(
      'Query.a is not the same in one and two.',
    );
  });

  test('tells every fault at once', () => {
    const two = 'type Query { a: Int } type Money { amount: Int! }';
    expect(() => compose(printed({ one, two }))).toThrow(/Money[\s\S]*\n- [\s\S]*\n- /);
  });

  test.each([
    [
      'by name',
      '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@context"])',
      '@context(name: "c")',
    ],
    [
      'by its full name',
      '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])',
      '@federation__context(name: "c")',
    ],
    [
      'by another name',
      '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", { name: "@context", as: "@ctx" }])',
      '@ctx(name: "c")',
    ],
  ])('refuses @context %s', (_, link, applied) => {
    const sdl = `extend schema ${link} type Query { t: T } type T @key(fields: "id") ${applied} { id: ID! }`;
    expect(() => compose(printed({ one: sdl }))).toThrow('one uses @context or @fromContext');
  });

  test('keeps the description of whoever serves most of an entity', () => {
    const owner =
      'type Query { t: T } "The whole." type T @key(fields: "id") { id: ID! a: Int b: Int }';
    const other = 'type Query { u: Int } "A part." type T @key(fields: "id") { id: ID! c: Int }';
    const supergraph = compose(printed({ z: owner, a: other }));
    expect(supergraph).toContain('The whole.');
    expect(supergraph).not.toContain('A part.');
  });
});
