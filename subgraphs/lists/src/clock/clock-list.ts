import type { ListFields } from '@lianjian/kernel/filter';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { Claim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { Area } from '../references.ts';
import { Clock, clockRows, visibleClocks } from './clock.ts';
import { ClockCode, ClockState, ResponderRole } from './clock-words.ts';

const { filters } = words;

/** What clocks can be filtered and ordered by, over `clock_now x`. */
const clockFields = {
  ...words.storedFields,
  code: { kind: filters.oneOf(ClockCode), value: 'code', description: 'What is waited for.' },
  state: { kind: filters.oneOf(ClockState), value: 'state', description: 'How it stands now.' },
  breached: {
    kind: filters.boolean,
    value: 'breached',
    description: 'Whether its due time has passed before it ended.',
  },
  area: { kind: filters.area, value: 'area_id', description: 'The community of the demand.' },
  demandId: { kind: filters.id, value: 'demand_id', description: 'The demand that waits.' },
  claimId: { kind: filters.id, value: 'claim_id', description: 'The claim that has to deliver.' },
  partyId: { kind: filters.id, value: 'party_id', description: 'Who has to end it.' },
  responderId: { kind: filters.id, value: 'responder_id', description: 'Who ended it.' },
  responderRole: {
    kind: filters.oneOf(ResponderRole),
    value: 'responder_role',
    description: 'As what they answered.',
  },
  startedAt: {
    kind: filters.dateTime,
    value: 'started_at',
    description: 'Since when it runs.',
  },
  dueAt: { kind: filters.dateTime, value: 'due_at', description: 'When its time is over.' },
  stoppedAt: {
    kind: filters.dateTime,
    value: 'stopped_at',
    description: 'When what it waited for happened.',
  },
  elapsedSeconds: {
    kind: filters.int,
    value: 'elapsed_seconds',
    description: 'How long it ran without its pauses.',
  },
} satisfies ListFields;

export const clocks = listing({
  node: Clock,
  entity: clockRows,
  from: 'clock_now',
  db,
  visible: visibleClocks,
  fields: clockFields,
  toOne: {
    demand: { node: Demand, key: 'demand_id', description: 'The demand that waits.' },
    claim: { node: Claim, key: 'claim_id', description: 'The claim that has to deliver.' },
  },
});

clocks.nested(Area, 'clocks', {
  description: 'What is and was waited for in the area and below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
clocks.root('clocks', 'All clocks of demands that the caller may read.');
