import { sql } from '@lianjian/kernel/sql';
import type { Tx } from '../perform.ts';
import type { Standing } from '../progress/progress.rules.ts';
import type { Stored } from '../progress/progress.store.ts';
import { RESOLUTION } from './resolution-progress.rules.ts';

type Locked = Omit<Standing, 'tellers' | 'closed'> & { responsibleId: string | null };

/** What was resolved stands as long as the meeting is on record. */
export const resolutions: Stored = {
  noun: RESOLUTION,
  table: 'resolution',
  states: 'ResolutionState',
  entityType: 'Resolution',
  type: 'resolution.moved',
  lock: async (tx: Tx, id) => {
    const [row] = await tx.$queryRaw<Locked[]>(sql`
      select r.id, r.version, r.state::text as state, r.responsible_id as "responsibleId",
        m.area_path as "areaPath"
      from resolution r join meeting m on m.id = r.meeting_id
      where r.id = ${id} for update of r`);
    return row ? { ...row, tellers: [row.responsibleId], closed: null } : null;
  },
};
