/** A section of a file: the mutation that takes each of its entries, and where its answer has the object. */
export interface Step {
  section: string;
  mutation: string;
  field: string;
  /** What else is asked of the object: an area has a body that acts for it. */
  more?: string;
  /** What else is asked of the answer. */
  besides?: string;
  /** Whether its entries are lists in files of their own. */
  isList?: true;
}

const LINES =
  'lines(refused: true) { line userErrors { code field zh: message(locale: ZH) en: message(locale: EN) } }';

/** The sections in the order in which they are taken, since later ones name what earlier ones made. */
export const STEPS: readonly Step[] = [
  { section: 'areas', mutation: 'registerArea', field: 'area', more: 'committee { id }' },
  { section: 'organisations', mutation: 'registerOrganisation', field: 'organisation' },
  { section: 'persons', mutation: 'registerPerson', field: 'person' },
  { section: 'compounds', mutation: 'registerCompound', field: 'compound' },
  { section: 'firms', mutation: 'registerFirm', field: 'firm' },
  { section: 'contracts', mutation: 'recordContract', field: 'contract' },
  { section: 'stations', mutation: 'openStation', field: 'station' },
  { section: 'stationAssignments', mutation: 'assignStation', field: 'stationAssignment' },
  { section: 'ties', mutation: 'recordTie', field: 'tie' },
  { section: 'agreements', mutation: 'recordAgreement', field: 'agreement' },
  { section: 'members', mutation: 'enrolTeamMember', field: 'teamMember' },
  { section: 'policies', mutation: 'setListPolicy', field: 'listPolicy' },
  { section: 'rounds', mutation: 'openCollectionRound', field: 'collectionRound' },
  { section: 'keys', mutation: 'issueApiKey', field: 'apiKey', besides: 'secret' },
  {
    section: 'resources',
    mutation: 'importResources',
    field: 'import',
    besides: LINES,
    isList: true,
  },
  { section: 'demands', mutation: 'importDemands', field: 'import', besides: LINES, isList: true },
];
