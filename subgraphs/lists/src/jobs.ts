import { forgetKeys, type Job } from '@lianjian/kernel/jobs';
import { expireHolds } from './claim/tidy.store.ts';
import { settleClocks } from './clock/settle.store.ts';
import { db } from './db.ts';

/** What this subgraph does by itself from time to time. */
export const jobs: readonly Job[] = [expireHolds, settleClocks, forgetKeys(db)];
