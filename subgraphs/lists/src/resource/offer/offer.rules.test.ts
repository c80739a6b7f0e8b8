// Offers by themselves: openings of a week against a minute-by-minute oracle, and what is not said is
// not judged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  meaningOf,
  type Offer,
  type Opening,
  offerViolations,
  wholeViolations,
} from './offer.rules.ts';

const OFFER: Offer = {
  title: '义诊',
  description: null,
  category: 'MEDICAL',
  audiences: ['ELDERLY', 'ADULT'],
  unit: 'SESSION',
  capacityPerQuarter: 4,
  serviceAreaIds: ['com-b', 'com-a'],
  serviceCompoundIds: [],
  availableFrom: null,
  availableTo: null,
  schedule: [],
  routes: [],
  deliveredById: null,
  agreementId: null,
  assuredOn: null,
};

const clock = (quarterHours: number) => {
  const [hours, minutes] = [Math.floor(quarterHours / 4), (quarterHours % 4) * 15];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

const opening: fc.Arbitrary<Opening & { at: [number, number] }> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 90 }), fc.integer({ min: 1, max: 5 }))
  .map(([weekday, start, length]) => {
    return { weekday, from: clock(start), to: clock(start + length), at: [start, start + length] };
  });

test('openings are refused just when two of them share a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.array(opening, { maxLength: 12 }), (schedule) => {
      const taken = schedule.flatMap(({ weekday, at: [from, to] }) =>
        Array.from({ length: to - from }, (_, n) => `${weekday} ${from + n}`),
      );
      const isFine = new Set(taken).size === taken.length;
      expect(offerViolations({ schedule }).length === 0).toBe(isFine);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['9:00', '10:00'],
  ['09:00', '24:00'],
  ['09:60', '10:00'],
  ['10:00', '10:00'],
  ['', ''],
])('from %s to %s is no opening', (from, to) => {
  const [fault, ...more] = offerViolations({ schedule: [{ weekday: 1, from, to }] });
  expect([fault?.field, more]).toEqual([['input', 'schedule', '0', 'from'], []]);
});

test('what is not said is not judged, and what is said is, to its bounds', () => {
  expect(offerViolations({})).toEqual([]);
  expect(offerViolations(OFFER)).toEqual([]);
  const places = Array.from({ length: 101 }, (_, n) => `com-${n}`);
  const opened = { weekday: 1, from: '09:00', to: '09:01' };
  const wrong: Partial<Offer>[] = [
    { title: ' ' },
    { title: 'x'.repeat(101) },
    { description: 'x'.repeat(2001) },
    { audiences: [] },
    { audiences: ['ANY', 'ANY'] },
    { capacityPerQuarter: 0 },
    { capacityPerQuarter: 1_000_001 },
    { serviceAreaIds: places },
    { serviceCompoundIds: places },
    { schedule: Array.from({ length: 51 }, () => opened) },
  ];
  for (const said of wrong) {
    const [name] = Object.keys(said);
    expect(
      offerViolations(said).map(({ field }) => field),
      name,
    ).toEqual([['input', name]]);
  }
});

test('days are in order, and nobody has made sure of anything after today', () => {
  const days = (more: Partial<Offer>) =>
    wholeViolations({ ...OFFER, ...more }, '2026-03-01').map(({ field }) => field?.[1]);
  expect(
    days({ availableFrom: '2026-03-01', availableTo: '2026-03-01', assuredOn: '2026-03-01' }),
  ).toEqual([]);
  expect(
    days({ availableFrom: '2026-03-02', availableTo: '2026-03-01', assuredOn: '2026-03-02' }),
  ).toEqual(['availableFrom', 'assuredOn']);
});

test('places and audiences mean the same in any order, openings and nulls do not', () => {
  const other = { ...OFFER, audiences: ['ADULT', 'ELDERLY'], serviceAreaIds: ['com-a', 'com-b'] };
  expect(meaningOf(other as Offer)).toEqual(meaningOf(OFFER));
  expect(meaningOf({ description: null })).not.toEqual(meaningOf({}));
});
