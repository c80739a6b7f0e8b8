// What events do to clocks: the ways of a demand, told as event types, and the batches in which the
// moves are made.
import type { Change } from '@lianjian/kernel/events';
import { describe, expect, test } from 'vitest';
import { batchesOf, movesOf } from './moves.rules.ts';

function event(type: string, after: Record<string, unknown> = {}): Change {
  const entityType = type.startsWith('claim') ? 'Claim' : 'Demand';
  const entityId = `${entityType}-1`;
  const versions = { fromVersion: 1, toVersion: 2, areaPath: null };
  return { type, entityType, entityId, ...versions, before: null, after };
}

/** The moves of events in a few words. */
const told = (...changes: Change[]) =>
  movesOf(changes).map(({ does, clock, as }) =>
    [does, clock ?? 'ALL', ...(as ? [as] : [])].join(' '),
  );

describe('the ways of a demand', () => {
  test('it is collected, answered, and passed on to who settles it', () => {
    expect(told(event('demand.collected'))).toEqual(['START FIRST_RESPONSE', 'START DISPATCH']);
    expect(told(event('demand.responded', { role: 'GRID_WORKER' }))).toEqual([
      'STOP FIRST_RESPONSE GRID_WORKER',
    ]);
    expect(told(event('demand.routed', { state: 'ROUTED' }))).toEqual([
      'STOP FIRST_RESPONSE COMMUNITY_WORKER',
      'STOP DISPATCH COMMUNITY_WORKER',
      'CANCEL DELIVERY',
      'START DELIVERY',
    ]);
    expect(told(event('demand.resolved', { state: 'RESOLVED' }))).toEqual([
      'STOP DELIVERY RESPONSIBLE_PARTY',
      'CANCEL FIRST_RESPONSE',
      'CANCEL DISPATCH',
      'CANCEL DELIVERY',
      'START RETURN_VISIT',
    ]);
    expect(told(event('demand.returnVisited'))).toEqual(['STOP RETURN_VISIT COMMUNITY_WORKER']);
  });

  test('what one of several handlers returns or settles is not over yet', () => {
    expect(told(event('demand.returned'))).toEqual([]);
    expect(told(event('demand.resolved'))).toEqual([]);
    expect(told(event('demand.returned', { state: 'SORTED' }))).toEqual([
      'CANCEL DELIVERY',
      'START DISPATCH',
    ]);
  });

  test('what a community deals with itself waits to be passed on no more', () => {
    for (const stage of ['MEDIATING', 'JOINT_WORK']) {
      expect(told(event('demand.advanced', { stage }))).toEqual([
        'STOP FIRST_RESPONSE RESPONSIBLE_PARTY',
        'STOP DISPATCH COMMUNITY_WORKER',
        'START DELIVERY',
      ]);
    }
    expect(told(event('demand.advanced', { stage: 'INSPECTED' }))).toEqual([
      'STOP FIRST_RESPONSE RESPONSIBLE_PARTY',
    ]);
  });

  test('what is merged or taken back waits for nothing', () => {
    expect(told(event('demand.merged'), event('demand.withdrawn'))).toEqual([
      'CANCEL ALL',
      'CANCEL ALL',
    ]);
  });

  test('a claim has to be delivered once it is accepted, and again when it was returned', () => {
    expect(told(event('claim.held'), event('claim.accepted'))).toEqual(['START DELIVERY']);
    expect(told(event('claim.delivered'), event('claim.returned'))).toEqual([
      'STOP DELIVERY CLAIMANT',
      'START DELIVERY',
    ]);
    expect(told(event('claim.confirmed'), event('claim.released'))).toEqual([
      'START RETURN_VISIT',
      'CANCEL ALL',
    ]);
  });

  test('a day binds where who waits for the service agreed to it', () => {
    const by = (side: string) => told(event('claim.arranged', { by: side }));
    expect(['COMMUNITY', 'RECIPIENT', 'CLAIMANT'].map(by)).toEqual([
      ['AGREE DELIVERY'],
      ['AGREE DELIVERY'],
      [],
    ]);
  });

  test('counters and carrying over move no clock', () => {
    expect(told(event('demand.held'), event('demand.carriedOver'))).toEqual([]);
  });
});

test('what begins and ends in one act is made in its order, alike moves at once', () => {
  const moves = movesOf([
    event('demand.collected'),
    event('demand.collected'),
    event('demand.dispatched', { state: 'ROUTED' }),
  ]);
  const batches = batchesOf(moves).map((batch) => batch.map(({ does }) => does).join(' '));
  expect(batches).toEqual(['START START START START', 'STOP STOP CANCEL', 'START']);
  const settled = movesOf([event('demand.advanced', { stage: 'RESOLVED', state: 'CONFIRMED' })]);
  expect(batchesOf(settled).map((batch) => batch.map(({ does }) => does).join(' '))).toEqual([
    'STOP STOP',
    'CANCEL CANCEL CANCEL',
    'START',
  ]);
  expect(batchesOf([])).toEqual([]);
});
