// The same offer twice: in any order of places and however its title is typed; never for how much of it
// there is. Of so many that are the same, all but the first are told so.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sameness, twiceViolations } from './twice.rules.ts';

const OFFER = {
  title: '义诊',
  category: 'MEDICAL',
  unit: 'SESSION',
  serviceAreaIds: ['com-a', 'com-b'],
  serviceCompoundIds: [],
  availableFrom: null,
  availableTo: null,
} as const;

const said = (offer: Partial<Sameness['offer']> = {}, providerId = 'org-a'): Sameness => ({
  providerId,
  offer: { ...OFFER, ...offer },
});

test.each([
  [said(), true],
  [said({ title: ' 义诊 ' }), true],
  [said({ serviceAreaIds: ['com-b', 'com-a'] }), true],
  [said({ title: '义诊二' }), false],
  [said({ category: 'GREENING' }), false],
  [said({ unit: 'PERSON' }), false],
  [said({ serviceAreaIds: ['com-a'] }), false],
  [said({ serviceCompoundIds: ['cmp-a'] }), false],
  [said({ availableFrom: '2026-01-01' }), false],
  [said({ availableTo: '2026-01-01' }), false],
  [said({}, 'org-b'), false],
])('%#: %j is listed already: %s', (told, isSame) => {
  const [found = []] = twiceViolations([{ line: 2, told }], [{ ...said(), id: 'res-1' }]);
  expect(found.map(({ code, entityId }) => [code, entityId])).toEqual(
    isSame ? [['DUPLICATE', 'res-1']] : [],
  );
});

test('all but the first of each are told of the first', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '乙', '丙')), (titles) => {
      const lines = titles.map((title, at) => ({ line: at + 2, told: said({ title }) }));
      const found = twiceViolations(lines, []);
      titles.forEach((title, at) => {
        const first = titles.indexOf(title);
        expect(found[at]?.map(({ message }) => message.zh)).toEqual(
          first === at ? [] : [`与第 ${first + 2} 行重复。`],
        );
      });
    }),
  );
});
