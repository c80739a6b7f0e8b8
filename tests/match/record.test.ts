// What counts in a provider's record and what does not: one claim of each end, read as the matches
// read it; and that the published tables are those that are written down.
import { readFileSync } from 'node:fs';
import { sql } from '@lianjian/kernel/sql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prisma } from '../../prisma/lists/generated/client.ts';
import { db } from '../../subgraphs/lists/src/db.ts';
import { CASES_MAX } from '../../subgraphs/lists/src/match/factor/reliability.rules.ts';
import { FACTORS } from '../../subgraphs/lists/src/match/match.rules.ts';
import { fittingPairs } from '../../subgraphs/lists/src/match/pair.store.ts';
import { fromDemands } from '../../subgraphs/lists/src/match/reach.store.ts';
import { RELATED } from '../../subgraphs/lists/src/match/related.rules.ts';
import { SYNONYMS } from '../../subgraphs/lists/src/match/text/synonyms.rules.ts';
import { openWorld, type World } from '../testkit/world.ts';

const DEMAND = 'dem-nb-2023q2-13';
const UNIT = 'org-nb-unit-b';
const THEN = new Date('2023-04-20T02:00:00Z');

let world: World;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Writes a claim of the unit that has come to an end, with ratings. */
async function closed(end: Partial<Prisma.ClaimUncheckedCreateInput>, scores: number[] = []) {
  made += 1;
  const id = `clm-record-${made}`;
  await db().claim.create({
    data: {
      ...{ id, demandId: 'dem-nb-2023q2-01', areaId: 'com-ningbao', quantity: 4 },
      areaPath: 'dst-jimei.str-xinglin.com-ningbao',
      claimantOrganisationId: UNIT,
      openedBy: 'CLAIMANT',
      quarter: '2023-Q2',
      state: 'CONFIRMED',
      claimedAt: THEN,
      acceptedAt: THEN,
      closedAt: THEN,
      expiresAt: THEN,
      resourceId: 'res-nb-04',
      provenance: 'SYNTHETIC',
      ...end,
      ratings: {
        create: scores.map((score, i) => ({
          ...{ id: `rat-record-${made}-${i}`, score, ratedAt: THEN },
          provenance: 'SYNTHETIC' as const,
        })),
      },
    },
  });
}

async function record() {
  const [pair] = await fittingPairs(fromDemands(sql`array[${DEMAND}]`), []);
  expect(pair?.resource.providerId).toBe(UNIT);
  return pair?.record;
}

const whole = { delivered: 4, confirmed: 4 };

test('each end of a claim counts as it should, or not at all', async () => {
  expect(await record()).toEqual({ cases: 0, marks: 0 });
  await closed({ state: 'EXPIRED' });
  await closed({ state: 'HELD', closedAt: null });
  await closed({ state: 'DECLINED', reason: 'NOT_SUITABLE' });
  await closed({ state: 'RELEASED', reason: 'NO_LONGER_NEEDED' });
  await closed({ state: 'RELEASED', reason: 'RECIPIENT_UNAVAILABLE' });
  await closed({ state: 'DELIVERED', closedAt: null, delivered: 4 });
  expect(await record()).toEqual({ cases: 0, marks: 0 });
  await closed(whole, [5, 5]);
  expect(await record()).toEqual({ cases: 1, marks: 1 });
  await closed(whole, [5, 3]);
  expect(await record()).toEqual({ cases: 2, marks: 1.75 });
  await closed(whole);
  expect(await record()).toEqual({ cases: 3, marks: 2.5 });
  await closed({ delivered: 4, confirmed: 2 }, [5]);
  expect(await record()).toEqual({ cases: 4, marks: 3 });
  await closed({ state: 'RELEASED', reason: 'NO_SHOW' });
  expect(await record()).toEqual({ cases: 5, marks: 3 });
});

test('the latest fifty are looked at', async () => {
  for (let i = 0; i < CASES_MAX; i += 1) {
    await closed({ ...whole, quarter: '2023-Q3' }, [5]);
  }
  expect(await record()).toEqual({ cases: CASES_MAX, marks: CASES_MAX });
});

test('the weights, the related categories and the synonyms are those that CONTEXT.md publishes', () => {
  const text = readFileSync(new URL('../../subgraphs/lists/CONTEXT.md', import.meta.url), 'utf8');
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const weights = rows.flatMap(([, code, weight]) =>
    FACTORS.some((factor) => factor.code === code) && /^\d+$/.test(weight ?? '')
      ? [[code, Number(weight)]]
      : [],
  );
  expect(weights).toEqual(FACTORS.map(({ code, weight }) => [code, weight]));
  const related = rows.flatMap(([, demanded = '', met = '']) => {
    const pairs = [...met.matchAll(/([A-Z_]+) (0\.\d)/g)].map(([, code, near]) => [
      code,
      Number(near),
    ]);
    return pairs.length > 0 && demanded in RELATED ? [[demanded, Object.fromEntries(pairs)]] : [];
  });
  expect(Object.fromEntries(related)).toEqual(RELATED);
  const synonyms = text.split('\n').filter((line) => /^- [^ ，。：]+、[^ ，。：]+$/.test(line));
  expect(synonyms.map((line) => line.slice(2).split('、'))).toEqual(SYNONYMS);
});
