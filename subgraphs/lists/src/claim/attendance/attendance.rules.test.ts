// Who can do what an order asks for, as a member of whichever teams; both sides of every edge.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServiceCategory } from '../../match/pair.rules.ts';
import {
  choiceViolations,
  type Membership,
  skillsOf,
  skillViolations,
} from './attendance.rules.ts';

const abilities = fc.subarray<ServiceCategory>(['INDOOR_REPAIR', 'PLUMBING_ELECTRIC', 'GREENING']);
const memberships: fc.Arbitrary<Membership[]> = fc.array(
  fc.record({ abilities, team: fc.record({ id: fc.constantFrom('org-a', 'org-b') }) }),
  { maxLength: 4 },
);
const person = (can: readonly ServiceCategory[], teamIds = ['org-a']) =>
  ({ id: 'per-a', kind: 'PERSON', teamIds, skills: can }) as const;

test('each membership adds what it says, in whatever order, and each skill once', () => {
  fc.assert(
    fc.property(memberships, (all) => {
      const found = skillsOf(all);
      const expected = new Set(all.flatMap((each) => skillsOf([each])));
      expect(new Set(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
      expect(skillsOf([...all].reverse())).toEqual(found);
    }),
  );
});

test('a skill is lacked by just who has it in no membership', () => {
  const wanted = fc.constantFrom<ServiceCategory | null>(null, 'INDOOR_REPAIR', 'GREENING');
  fc.assert(
    fc.property(wanted, memberships, (skill, all) => {
      const can = skillsOf(all);
      const found = skillViolations(skill, person(can), 'helperId');
      const lacks = skill !== null && !can.includes(skill);
      const told = { code: 'SKILL', field: ['input', 'helperId'], entityId: 'per-a' };
      expect(found).toMatchObject(lacks ? [told] : []);
    }),
  );
});

test.each<[string, readonly ServiceCategory[], string[], string[]]>([
  ['a member who can', ['GREENING'], ['org-a'], []],
  ['a member who cannot', ['ROAD'], ['org-a'], ['SKILL']],
  ['who left every team', [], [], ['CLAIM_POLICY', 'SKILL']],
])('choosing %s', (_who, can, teamIds, expected) => {
  const found = choiceViolations('GREENING', person(can, teamIds), 'claimId');
  expect(found.map(({ code }) => code)).toEqual(expected);
  expect(choiceViolations(null, person(can, teamIds), 'claimId')).toHaveLength(
    teamIds.length > 0 ? 0 : 1,
  );
});
