// Proves that the contract a compound shows today is the one that the pure rule picks, whatever is
// known of the terms; the database's own day decides.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { termOn } from '../../subgraphs/firms/src/term/term.rules.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  world = await openWorld();
  db = await connect(world.adminUrl);
  await enterNamespace(db, 'firms');
});
afterAll(async () => {
  await db.end();
  await world.close();
});

const year = Number(today().slice(0, 4));
const starts = [null, '2001', `${year - 1}?`, `${year}`, `${year + 1}-03`, 'XXXX-01'];
const ends = [null, '2002-05', `${year - 1}`, `${year}`, `${year + 1}`, '202X'];

test('every pair of a start and an end, alone and beside an older contract', async () => {
  const terms = starts.flatMap((startsOn) => ends.map((endsOn) => ({ startsOn, endsOn })));
  const cases = terms.flatMap((term, index) => [
    { id: `ctr-test-${index}-a`, compoundId: `cmp-test-${index}`, ...term },
    { id: `ctr-test-${index}-b`, compoundId: `cmp-test-${index + 100}`, ...term },
    // Long over, or open to this year's end: of an unknown start, so that no order is given away.
    {
      id: `ctr-test-${index}-c`,
      compoundId: `cmp-test-${index + 100}`,
      startsOn: null,
      endsOn: index % 2 === 0 ? '1999' : `${year}-12-31`,
    },
  ]);
  for (const { id, compoundId, startsOn, endsOn } of cases) {
    await db.query(
      `insert into management_contract (id, firm_id, compound_id, starts_on, ends_on, area_id, area_path, provenance)
       values ($1, 'firm-ningbao', $2, $3, $4, 'dst-jimei', 'dst-jimei', 'ENTERED')`,
      [id, compoundId, startsOn, endsOn],
    );
  }
  const compoundIds = [...new Set(cases.map(({ compoundId }) => compoundId))];
  const refs = compoundIds.map((id) => ({ __typename: 'Compound', id }));
  const { data, errors } = await world.ask(
    'firms',
    `query ($refs: [_Any!]!) {
      _entities(representations: $refs) { ... on Compound { id managementContract { id } } }
    }`,
    { refs },
  );
  expect(errors).toBeUndefined();
  const expected = compoundIds.map((id) => {
    const picked = termOn(
      cases.filter(({ compoundId }) => compoundId === id),
      today(),
    );
    return { id, managementContract: picked && { id: picked.id } };
  });
  expect(data?._entities).toEqual(expected);
  expect(expected.some(({ managementContract }) => managementContract === null)).toBe(true);
});
