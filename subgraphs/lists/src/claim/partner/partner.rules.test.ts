// Who can be named as a partner: somebody else, once, and not too many at a time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answererViolations, PARTNERS_MAX, partnerViolations } from './partner.rules.ts';

const ids = fc.constantFrom('org-a', 'org-b', 'org-c', 'per-a', 'per-b');

test('every id that is the claimant or came before is told by its place', () => {
  fc.assert(
    fc.property(fc.array(ids, { maxLength: PARTNERS_MAX }), ids, (partnerIds, claimantId) => {
      const seen = new Set([claimantId]);
      const wrong = partnerIds.flatMap((id, at) => {
        const isWrong = seen.has(id);
        seen.add(id);
        return isWrong ? [`input.partnerIds.${at}`] : [];
      });
      const found = partnerViolations(partnerIds, claimantId);
      expect(found.map(({ field }) => field?.join('.'))).toEqual(wrong);
    }),
  );
});

test('as many as may be, and one more', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `org-${at}`);
  expect(partnerViolations(many(PARTNERS_MAX), 'org-claimant')).toEqual([]);
  expect(partnerViolations(many(PARTNERS_MAX + 1), 'org-claimant')).toMatchObject([
    { code: 'INVALID_INPUT', limit: PARTNERS_MAX },
  ]);
});

test('the community itself may take part, whoever answers in its place may not', () => {
  const path = 'cty-x.dst-y.str-z.com-a';
  const named = ['org-com-a', 'org-str-z', 'org-com-b', 'org-str-other', 'per-a', 'org-dst-y'];
  const refused = answererViolations(named, path).map(({ code, entityId }) => [code, entityId]);
  expect(refused).toEqual([
    ['FORBIDDEN', 'org-str-z'],
    ['FORBIDDEN', 'org-dst-y'],
  ]);
});
