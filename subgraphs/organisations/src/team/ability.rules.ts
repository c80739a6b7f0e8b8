/**
 * What a member is taken to be able to do: what is said of the whole team counts only for a member of
 * whom the roster says nothing, since teams are made of people who can do different things.
 */
export function abilitiesOf<Skill>(own: readonly Skill[], ofTeam: readonly Skill[]) {
  return own.length > 0 ? own : ofTeam;
}
