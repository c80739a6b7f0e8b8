import { connect } from '@lianjian/kernel/database';
import { PrismaClient } from '@lianjian/prisma-organisations/client';

/** The namespace of this subgraph, and nobody else's. */
export const { db, ready, close } = connect('organisations', PrismaClient);
