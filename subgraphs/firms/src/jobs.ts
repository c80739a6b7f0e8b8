import { forgetKeys, type Job } from '@lianjian/kernel/jobs';
import { db } from './db.ts';

/** What this subgraph does by itself from time to time. */
export const jobs: readonly Job[] = [forgetKeys(db)];
