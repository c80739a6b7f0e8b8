import { serve } from '@lianjian/kernel/serve';
import { close, ready } from './db.ts';
import { jobs } from './jobs.ts';
import { schema } from './schema.ts';

await serve({ name: 'firms', schema, ready, close, jobs });
