import type PrismaTypes from '@lianjian/prisma-firms/pothos';
import { getDatamodel } from '@lianjian/prisma-firms/pothos';
import { createSubgraphBuilder } from '@lianjian/vocabulary/subgraph-builder';
import { db } from './db.ts';

export const { builder, words, listing } = createSubgraphBuilder<PrismaTypes>({
  client: db,
  datamodel: getDatamodel(),
});

builder.mutationType({ description: 'Where changing begins.' });
