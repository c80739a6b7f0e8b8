import type { Ground } from '../ground.ts';
import { type About, type Move, move, onRow } from './move.ts';

const subgraph = 'firms';
const FIRM: About = ['firms.property_firm'];
/** One of the two is a firm on the grounds that are managed, the other one can become one. */
const [ENTERED, NEW] = ['甲物业', '乙物业'] as const;
/** One of the two branches belongs to a station there, the other one to nobody. */
const [TAKEN, FREE] = ['甲支部', '乙支部'] as const;
const named = (nameZh: string): About => [
  'organisations.organisation',
  ({ name_zh }) => name_zh === nameZh,
];

const registerBody = (nameZh: string, kind = 'PROPERTY_FIRM'): Move =>
  move('registerOrganisation', {
    subgraph: 'organisations',
    given: ({ areaId }) => ({ areaId, kind, nameZh }),
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

const branchOf = (ground: Ground, nameZh: string) => ({
  partyBranchId: ground.row(...named(nameZh))?.id,
});
const openStation = (nameZh: string, branch: string): Move =>
  move('openStation', {
    subgraph,
    about: FIRM,
    given: (ground, { id: firmId }) => ({
      ...{ firmId, areaId: ground.areaId, nameZh },
      ...branchOf(ground, branch),
    }),
  });
const assignStation = (startsOn: string, endsOn: string): Move =>
  move('assignStation', {
    subgraph,
    about: ['firms.station'],
    given: (ground, { id: stationId }) => ({
      ...{ stationId, compoundId: compoundOf(ground), startsOn, endsOn },
    }),
  });

/** What a ground has when a firm manages its compound from some day ahead, and a station does before. */
export const MANAGED: readonly Move[] = [
  registerCompound,
  registerBody(ENTERED),
  registerBody(NEW),
  registerFirm(ENTERED),
  recordContract('2098', null),
  registerBody(TAKEN, 'FIRM_PARTY_BRANCH'),
  registerBody(FREE, 'FIRM_PARTY_BRANCH'),
  openStation('甲站', TAKEN),
  assignStation('2090', '2093'),
];

export const FIRM_MOVES: readonly Move[] = [
  registerFirm(NEW),
  onRow('updateFirm', FIRM, 'firmId', { subgraph, given: (ground) => branchOf(ground, FREE) }),
  openStation('乙站', FREE),
  recordContract('2096', '2097'),
  onRow('endContract', ['firms.management_contract'], 'contractId', {
    subgraph,
    given: () => ({ endsOn: '2099' }),
  }),
  assignStation('2095', '2097'),
  onRow('endStationAssignment', ['firms.station_assignment'], 'assignmentId', {
    subgraph,
    given: () => ({ endsOn: '2091' }),
  }),
];
