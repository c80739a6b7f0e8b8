import { appendEvents } from '@lianjian/kernel/events';
import { performer } from '@lianjian/vocabulary/perform';
import { db } from './db.ts';
import type { Tx } from './demand/demand-lock.store.ts';

/** Does an act of the lists once; see `performer`. */
export const perform = performer<Tx>({ db, append: appendEvents });
