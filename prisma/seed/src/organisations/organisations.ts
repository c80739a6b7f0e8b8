import { areaBodies } from './area-bodies.ts';
import { firmBodies } from './firm-bodies.ts';
import { namedElsewhere } from './named-elsewhere.ts';
import { namedOfWestCoast } from './named-west-coast.ts';
import { organisationRow } from './organisation-rows.ts';
import { partyBranches, siteBranches } from './party-branches.ts';
import { teams } from './teams.ts';
import { units } from './units.ts';

/** Every organisation of the sample; whoever stands above another or is its host comes before it. */
export const organisations = [
  ...areaBodies,
  ...namedOfWestCoast,
  ...namedElsewhere,
  ...firmBodies,
  ...partyBranches,
  ...siteBranches,
  ...units,
  ...teams,
].map(organisationRow);
