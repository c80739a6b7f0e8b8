// Whatever kind a demand is sorted into, it has what that kind has and nothing of another; what is not
// said stays.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEMAND_KINDS, type DemandKind } from '../../words.ts';
import { anewViolations, type Sortable, type Sorting, sortedAnew } from './sorting.rules.ts';

const kinds = Object.keys(DEMAND_KINDS) as DemandKind[];
const TODAY = '2026-03-02';

const OWN: Readonly<Record<DemandKind, Sorting>> = {
  COMMUNITY_PROJECT: {},
  MICRO_WISH: {},
  REPAIR_ORDER: { skill: 'INDOOR_REPAIR' },
  FREIGHT: { freight: { from: '山东省青岛市', to: '山东省济南市' } },
  CASE: { procedure: 'MEDIATION', disputeSubject: 'PAYMENT' },
  PROXY_ERRAND: { errandItemId: 'err-1', errandMode: 'PROXY' },
};

const demandOf = (kind: DemandKind): Sortable => ({
  id: 'dem-1',
  kind,
  category: 'OTHER',
  locationClass: 'PUBLIC_AREA',
  procedure: kind === 'CASE' ? 'CLOSED_LOOP' : null,
  stage: kind === 'CASE' ? 'COLLECTED' : null,
  wantedFrom: null,
  wantedBy: null,
  wantedWeekdays: [],
  errandItemId: null,
});

test('another kind has its own procedure and particulars alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.constantFrom(...kinds), (from, to) => {
      const sorting: Sorting = { kind: to, ...OWN[to] };
      const demand = demandOf(from);
      expect(anewViolations(sorting, demand, TODAY)).toEqual([]);
      const after = { ...demand, ...sortedAnew(sorting, demand, 'KIOSK') };
      expect(after.kind).toBe(to);
      expect(after.procedure !== null).toBe(to === 'CASE');
      expect((after.stage === null) === (after.procedure === null)).toBe(true);
      if (from !== to) {
        expect(after).toMatchObject({
          grade: null,
          skill: to === 'REPAIR_ORDER' ? 'INDOOR_REPAIR' : null,
          errandItemId: to === 'PROXY_ERRAND' ? 'err-1' : null,
          freightTo: to === 'FREIGHT' ? '山东省济南市' : null,
          locationClass: to === 'REPAIR_ORDER' ? 'PRIVATE_DWELLING' : 'PUBLIC_AREA',
        });
      }
      const others = kinds.filter((kind) => kind !== to && Object.keys(OWN[kind]).length > 0);
      for (const other of others) {
        expect(anewViolations({ ...OWN[other], kind: to }, demand, TODAY)).not.toEqual([]);
      }
    }),
  );
});

test('what is not said stays, and days are judged together with those that stay', () => {
  const demand = { ...demandOf('FREIGHT'), wantedFrom: new Date('2026-03-10T00:00:00Z') };
  expect(sortedAnew({ urgency: 'HIGH' }, demand, 'VISIT')).toEqual({
    urgency: 'HIGH',
    locationClass: 'PUBLIC_AREA',
  });
  const fields = (sorting: Sorting) =>
    anewViolations(sorting, demand, TODAY).map(({ field }) => field?.at(-1));
  expect(fields({ wantedBy: '2026-03-09' })).toEqual(['wantedFrom']);
  expect(fields({ wantedBy: '2026-03-01' })).toEqual(['wantedFrom', 'wantedBy']);
  expect(fields({ wantedBy: '2026-03-10', wantedWeekdays: [1, 1] })).toEqual(['wantedWeekdays']);
  expect(fields({})).toEqual([]);
});

test('a case that has left its first stage stays a case', () => {
  const demand: Sortable = { ...demandOf('CASE'), stage: 'DISCOVERED' };
  expect(anewViolations({ kind: 'REPAIR_ORDER' }, demand, TODAY)).toMatchObject([
    { code: 'INVALID_STATE', field: ['input', 'kind'] },
  ]);
  expect(anewViolations({ title: '楼道灯' }, demand, TODAY)).toEqual([]);
});
