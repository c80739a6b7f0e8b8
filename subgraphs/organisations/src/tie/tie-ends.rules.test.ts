// Whose word a tie waits for: each end's own, whoever begins, and nobody's twice.
import type { Actor } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awaitedAfter, type Ends, partiesTo, speaksFor } from './tie-ends.rules.ts';

const AREAS = ['com-a', 'com-b', 'com-c'];
const pathOf = (area: string) => (area === 'com-c' ? 'str-y.com-c' : `str-x.${area}`);
const paths = fc.constantFrom(...AREAS.map(pathOf), null);

const ends: fc.Arbitrary<Ends> = fc
  .record({
    fromOrganisationId: fc.constantFrom('org-1', null),
    fromPersonId: fc.constantFrom('per-1', null),
    to: fc.constantFrom('org-2', ...AREAS),
    fromOrganisationPath: paths,
    fromPersonPath: paths,
    areaPath: fc.constantFrom(...AREAS.map(pathOf)),
  })
  .map(({ to, ...rest }) => {
    const isArea = to.startsWith('com-');
    const areaPath = isArea ? pathOf(to) : rest.areaPath;
    const [toAreaId, toOrganisationId] = isArea ? [to, null] : [null, to];
    return { ...rest, areaPath, toAreaId, toOrganisationId };
  });

const COMMITTEES = ['str-x', 'str-y', ...AREAS].map((area) => `org-${area}`);
const actors: fc.Arbitrary<Actor> = fc
  .record({
    id: fc.constantFrom('org-1', 'org-2', 'per-1', 'org-elsewhere', ...COMMITTEES),
    role: fc.constantFrom('COMMUNITY' as const, 'PARTNER_UNIT' as const, 'VOLUNTEER' as const),
  })
  .map(({ id, role }) => ({
    kind: id.startsWith('per-') ? ('PERSON' as const) : ('ORGANISATION' as const),
    id,
    organisationIds: id.startsWith('per-') ? [] : [id],
    roles: [role],
    scopes: [],
  }));
const by = (actor: Actor) => ({ actor, actingForId: actor.id });

test('an end waits exactly until somebody who speaks for it has said so, in any order', () => {
  fc.assert(
    fc.property(ends, fc.array(actors, { maxLength: 6 }), (tie, sayers) => {
      const parties = partiesTo(tie);
      const all = parties.map(({ end }) => end);
      const left = sayers.reduce((open, actor) => awaitedAfter(by(actor), parties, open), all);
      const silent = parties.filter(
        (party) => !sayers.some((actor) => speaksFor(by(actor), party)),
      );
      expect(left).toEqual(silent.map(({ end }) => end));
    }),
    { numRuns: 2000 },
  );
});

test('nobody speaks for who is not theirs: neither it, nor the area where it belongs, nor one above', () => {
  fc.assert(
    fc.property(ends, actors, (tie, actor) => {
      for (const party of partiesTo(tie)) {
        const above = party.areaPath?.split('.').map((area) => `org-${area}`) ?? [];
        const keeps = actor.roles.includes('COMMUNITY') && above.includes(actor.id);
        expect(speaksFor(by(actor), party)).toBe(actor.id === party.id || keeps);
      }
    }),
    { numRuns: 2000 },
  );
});

test('what is of one place needs the word of nobody else', () => {
  fc.assert(
    fc.property(ends, fc.constantFrom(...AREAS), (tie, area) => {
      const path = pathOf(area);
      const home = { ...tie, fromOrganisationPath: path, fromPersonPath: path, areaPath: path };
      const committee: Actor = {
        kind: 'ORGANISATION',
        id: `org-${area}`,
        organisationIds: [`org-${area}`],
        roles: ['COMMUNITY'],
        scopes: [],
      };
      const parties = partiesTo(home);
      const all = parties.map(({ end }) => end);
      expect(awaitedAfter(by(committee), parties, all)).toEqual([]);
    }),
  );
});
