// What of the log opens a demand: each demand once, with its last event, whatever else happens.
import type { Happening } from '@lianjian/kernel/feed';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openingsOf } from './opening.rules.ts';

const event = fc.record({
  type: fc.constantFrom(
    'demand.listed',
    'demand.freed',
    'demand.carriedOver',
    'demand.held',
    'demand.withdrawn',
    'claim.expired',
  ),
  entityType: fc.constantFrom('Demand', 'Demand', 'Claim'),
  entityId: fc.constantFrom('dem-a', 'dem-b', 'dem-c'),
});

test('each demand once, after its last opening', () => {
  fc.assert(
    fc.property(fc.array(event), (made) => {
      const events = made.map(
        (each, n): Happening => ({
          ...each,
          id: `event-${n}`,
          at: new Date(n),
          tx: 1n,
          seq: BigInt(n),
        }),
      );
      const opening = /listed|freed|carriedOver/;
      const expected = events.filter(
        ({ type, entityType, entityId, seq }) =>
          entityType === 'Demand' &&
          opening.test(type) &&
          !events.some(
            (later) =>
              later.seq > seq &&
              later.entityType === 'Demand' &&
              later.entityId === entityId &&
              opening.test(later.type),
          ),
      );
      expect(openingsOf(events)).toEqual(
        expected.map(({ id, at, entityId }) => ({ eventId: id, at, demandId: entityId })),
      );
    }),
  );
});
