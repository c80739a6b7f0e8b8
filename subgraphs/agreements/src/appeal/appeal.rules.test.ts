// Proves that an appeal names who is responsible and when it was implemented, and not before.
import { expect, test } from 'vitest';
import { type Appeal, appealFaults } from './appeal.rules.ts';

test.each<[Appeal['state'], string | null, string | null, string[]]>([
  ['RECEIVED', null, null, []],
  ['RECEIVED', 'org-firm', null, []],
  ['RECEIVED', null, '2023-06', ['IMPLEMENTED_TOO_EARLY']],
  ['ASSIGNED', 'org-firm', null, []],
  ['ASSIGNED', null, null, ['NOBODY_RESPONSIBLE']],
  ['ASSIGNED', 'org-firm', '2023-06', ['IMPLEMENTED_TOO_EARLY']],
  ['IMPLEMENTED', 'org-firm', '2023-06', []],
  ['IMPLEMENTED', null, null, ['NOBODY_RESPONSIBLE', 'NO_DAY_OF_IMPLEMENTATION']],
])('%s by %s on %s: %j', (state, responsibleId, implementedOn, expected) => {
  const faults = appealFaults({ state, responsibleId, implementedOn });
  expect(faults.map((fault) => fault.code)).toEqual(expected);
});
