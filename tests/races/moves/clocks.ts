import type { Row } from '../copying.ts';
import { type About, type Move, move, onRow } from './move.ts';

/** A clock of the first demand that can be paused: a first response waits for nobody. */
const ofGround = ({ demand_id: id, code }: Row) =>
  String(id).startsWith('dem-ground') && code !== 'FIRST_RESPONSE';
const RUNS: About = ['lists.clock', (row) => ofGround(row) && row.paused_at === null];
const STOOD_STILL: About = ['lists.clock', (row) => ofGround(row) && row.paused_at !== null];

export const pauseClock = onRow('pauseClock', RUNS, 'clockId', {
  given: () => ({ reason: 'OTHER' }),
});

export const CLOCK_MOVES: readonly Move[] = [
  move('respondToDemand', { given: ({ demandId }) => ({ demandId, role: 'COMMUNITY_WORKER' }) }),
  pauseClock,
  onRow('resumeClock', STOOD_STILL, 'clockId'),
  move('setClockRule', {
    given: ({ areaId }) => ({
      ...{ areaId, code: 'FIRST_RESPONSE', minutes: 60, responders: ['GRID_WORKER'] },
    }),
  }),
  move('setClockRule', { given: ({ areaId }) => ({ areaId, code: 'DELIVERY', workdays: 3 }) }),
];
