import { appendEvents } from '@lianjian/kernel/events';
import type { Prisma } from '@lianjian/prisma-firms/client';
import { performer } from '@lianjian/vocabulary/perform';
import { db } from './db.ts';

export type Tx = Prisma.TransactionClient;

/** Does an act of the firms once; see `performer`. */
export const perform = performer<Tx>({ db, append: appendEvents });
