import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import PrismaPlugin, { type PrismaClient } from '@pothos/plugin-prisma';
import type { Context } from './context.ts';

/** The federation specification that every subgraph links to. */
export const LINK_URL = 'https://specs.apollo.dev/federation/v2.9';

/** The link of a subgraph that needs fields of other owners: Pothos does not find these directives itself. */
export const LINK_WITH_REQUIRES = {
  linkUrl: LINK_URL,
  federationDirectives: ['@external', '@inaccessible', '@key', '@requires', '@shareable'],
};

export type ScalarShapes = {
  ID: { Input: string; Output: string };
  Quarter: { Input: string; Output: string };
  AreaCode: { Input: string; Output: string };
  Decimal: { Input: string; Output: { toString(): string } | string };
  Date: { Input: string; Output: string | Date };
  PartialDate: { Input: string; Output: string };
  DateTime: { Input: Date; Output: Date | string };
};

/** What the kernel itself needs to know of a builder; a subgraph's own adds its models. */
export interface BuilderTypes<Models extends object> {
  PrismaTypes: Models;
  Context: Context;
  Scalars: ScalarShapes;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
}

export type SubgraphBuilder<Models extends object> = PothosSchemaTypes.SchemaBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes<Models>>
>;

/** The kernel's own view of a builder: the same object, seen without its models. */
export type KernelTypes = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes<object>>;
export type KernelBuilder = PothosSchemaTypes.SchemaBuilder<KernelTypes>;

/** A builder seen as the kernel sees it: lists and shared types do not depend on its models. */
export function kernelView<Models extends object>(builder: SubgraphBuilder<Models>): KernelBuilder {
  return builder as unknown as KernelBuilder;
}

/** A Pothos builder with the plugins and defaults of the house: fields are non-null unless said. */
export function createBuilder<Models extends object>(options: {
  client: () => PrismaClient;
  datamodel: { datamodel: unknown };
}): SubgraphBuilder<Models> {
  return new SchemaBuilder<BuilderTypes<object>>({
    plugins: [DirectivesPlugin, FederationPlugin, PrismaPlugin],
    defaultFieldNullability: false,
    prisma: { client: options.client, dmmf: options.datamodel, onUnusedQuery: 'error' },
  }) as unknown as SubgraphBuilder<Models>;
}
