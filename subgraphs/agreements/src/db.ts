import { connect } from '@lianjian/kernel/database';
import { PrismaClient } from '@lianjian/prisma-agreements/client';

/** The namespace of this subgraph, and nobody else's. */
export const { db, ready, close } = connect('agreements', PrismaClient);
