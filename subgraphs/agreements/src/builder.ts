import type PrismaTypes from '@lianjian/prisma-agreements/pothos';
import { getDatamodel } from '@lianjian/prisma-agreements/pothos';
import { createSubgraphBuilder } from '@lianjian/vocabulary/subgraph-builder';
import { db } from './db.ts';

export const { builder, words, listing, reachable } = createSubgraphBuilder<PrismaTypes>({
  client: db,
  datamodel: getDatamodel(),
});

builder.mutationType({ description: 'Where changing begins.' });
