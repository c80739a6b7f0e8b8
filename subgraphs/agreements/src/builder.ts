import { createBuilder, kernelView } from '@lianjian/kernel/builder';
import { createListing, type ListingOptions } from '@lianjian/kernel/listing';
import type PrismaTypes from '@lianjian/prisma-agreements/pothos';
import { getDatamodel } from '@lianjian/prisma-agreements/pothos';
import { defineVocabulary } from '@lianjian/vocabulary/vocabulary';
import { db } from './db.ts';

export const builder = createBuilder<PrismaTypes>({ client: db, datamodel: getDatamodel() });

/** The shared value types, as this subgraph serves them. */
export const words = defineVocabulary(kernelView(builder));

/** A list of one noun: connection, filter and order, and every field that shows it. */
export function listing<Row extends { id: string }>(options: ListingOptions<Row>) {
  return createListing(kernelView(builder), words.PageInfo, options);
}

builder.queryType({ description: 'Where reading begins.' });
builder.mutationType({ description: 'Where changing begins.' });
