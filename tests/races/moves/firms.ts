import type { Ground } from '../ground.ts';
import { type About, type Move, move, onRow } from './move.ts';

const subgraph = 'firms';
const FIRM: About = ['firms.property_firm'];
/** One of the two is a firm on the grounds that are managed, the other one can become one. */
const [ENTERED, NEW] = ['甲物业', '乙物业'] as const;
const named = (nameZh: string): About => [
  'organisations.organisation',
  ({ name_zh }) => name_zh === nameZh,
];

const registerBody = (nameZh: string): Move =>
  move('registerOrganisation', {
    subgraph: 'organisations',
    given: ({ areaId }) => ({ areaId, kind: 'PROPERTY_FIRM', nameZh }),
  });
const registerCompound = move('registerCompound', {
  subgraph: 'compounds',
  given: ({ areaId }) => ({ areaId, nameZh: '旧苑' }),
});
const registerFirm = (nameZh: string): Move =>
  move('registerFirm', {
    subgraph,
    about: named(nameZh),
    given: (_ground, { id: organisationId }) => ({ organisationId }),
  });
const compoundOf = (ground: Ground) => ground.row('compounds.compound')?.id;
const recordContract = (startsOn: string, endsOn: string | null): Move =>
  move('recordContract', {
    subgraph,
    about: FIRM,
    given: (ground, { id: firmId }) => ({
      ...{ firmId, compoundId: compoundOf(ground), startsOn, endsOn },
    }),
  });

/** What a ground has when a firm manages its compound, which it does from some day ahead. */
export const MANAGED: readonly Move[] = [
  registerCompound,
  registerBody(ENTERED),
  registerBody(NEW),
  registerFirm(ENTERED),
  recordContract('2098', null),
];

export const FIRM_MOVES: readonly Move[] = [
  registerFirm(NEW),
  onRow('updateFirm', FIRM, 'firmId', { subgraph, given: () => ({ redProperty: true }) }),
  recordContract('2096', '2097'),
  onRow('endContract', ['firms.management_contract'], 'contractId', {
    subgraph,
    given: () => ({ endsOn: '2099' }),
  }),
];
