import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { askCompounds } from '../coverage/asking-compounds.ts';
import { askOrganisations, strangers } from '../coverage/asking-owners.ts';
import type { Outcome } from './outcome.rules.ts';

/** What the owners say against what an outcome names, asked before anything is written. */
export async function askNamed(row: Outcome, ctx: Context): Promise<UserErrorShape[]> {
  const bodies = [
    ...row.attendance.map((each, at) => [`attendance.${at}.organisationId`, each.organisationId]),
    ...row.resolutions.map((each, at) => [`resolutions.${at}.responsibleId`, each.responsibleId]),
  ].filter(isNamed);
  const compounds = row.attendance
    .map((each, at) => [`attendance.${at}.compoundId`, each.compoundId])
    .filter(isNamed);
  const [ofBodies, ofCompounds] = await Promise.all([
    strangers(bodies, (ids) => askOrganisations(ids, ctx)),
    strangers(compounds, (ids) => askCompounds(ids, ctx)),
  ]);
  return [...ofBodies, ...ofCompounds];
}

const isNamed = (each: (string | null | undefined)[]): each is [string, string] =>
  typeof each[1] === 'string';
