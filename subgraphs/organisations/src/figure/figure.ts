import { kernelView } from '@lianjian/kernel/builder';
import { areaPath, type Sql, sql, within } from '@lianjian/kernel/sql';
import { defineFigures } from '@lianjian/vocabulary/figures';
import { Area, areaRows } from '../area/area.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';

type Computed = (subject: Sql) => Sql;

const inArea = (subject: Sql) => within(sql`x.area_path`, areaPath(subject));

/** The branches that count as those of compounds and grids. */
const branchKinds = sql`('COMPOUND_PARTY_BRANCH', 'GRID_PARTY_BRANCH')`;

const organisationsWhere =
  (condition: Sql): Computed =>
  (subject) =>
    sql`(select count(*) from organisation x
      where x.dissolved_on is null and ${inArea(subject)} and ${condition})`;

/** Posts of today in the branches of an area. */
const branchPosts =
  (counted: Sql, condition: Sql): Computed =>
  (subject) =>
    sql`(select count(distinct ${counted}) from appointment_now x
      join organisation o on o.id = x.organisation_id and o.kind in ${branchKinds}
      where x.in_force and ${inArea(subject)} and ${condition})`;

const tiesWhere =
  (counted: Sql, condition: Sql): Computed =>
  (subject) =>
    sql`(select count(distinct ${counted}) from tie_now x
      where x.in_force and ${inArea(subject)} and ${condition})`;

/** Members of today of teams. */
const members = (value: Sql, teams: Sql) =>
  sql`(select ${value} from team_member m join organisation x on x.id = m.team_id
    where is_in_force(m.joined_on, m.left_on, today()) and ${teams})`;

/** Compounds are another's rows: of those that posts here speak of, how many have a branch. */
const branchCoverage: Computed = (subject) => sql`
  (select round(100.0 * count(distinct b.compound_id) / nullif(count(distinct x.compound_id), 0), 2)
    from appointment_now x
    left join organisation b on b.compound_id = x.compound_id
      and b.kind = 'COMPOUND_PARTY_BRANCH' and b.dissolved_on is null
    where x.in_force and ${inArea(subject)})`;

defineFigures(kernelView(builder), words, {
  root: 'organisationFigures',
  area: Area,
  loadArea: areaRows.load,
  db,
  computed: {
    'community.count': (subject) =>
      sql`(select count(*) from area x where x.level = 'COMMUNITY' and ${inArea(subject)})`,
    'crossAppointment.compounds': branchPosts(
      sql`x.compound_id`,
      sql`x.concurrent and x.post = 'DEPUTY_SECRETARY' and x.source = 'PROPERTY_MANAGER'`,
    ),
    'dualReport.members': (agreement) =>
      sql`(select count(distinct x.from_person_id) from tie_now x
        where x.in_force and x.kind = 'MEMBER_REPORT_IN' and x.agreement_id = ${agreement})`,
    'instructor.count': tiesWhere(sql`x.from_person_id`, sql`x.kind = 'INSTRUCTION'`),
    'instructor.firms': tiesWhere(sql`x.to_organisation_id`, sql`x.kind = 'INSTRUCTION'`),
    'org.localUnits': organisationsWhere(sql`x.kind = 'PARTNER_UNIT'`),
    'partyBranch.count': organisationsWhere(sql`x.kind in ${branchKinds}`),
    'partyBranch.coverage': branchCoverage,
    'partyBranch.reinforcements': branchPosts(
      sql`x.person_id`,
      sql`x.source in ('COMMUNITY_CADRE', 'PARTY_GRID_WORKER')`,
    ),
    'partyBranch.secretary.inService': branchPosts(
      sql`x.person_id`,
      sql`x.post = 'SECRETARY' and x.source = 'IN_SERVICE_MEMBER'`,
    ),
    'partyBranch.secretary.retired': branchPosts(
      sql`x.person_id`,
      sql`x.post = 'SECRETARY' and x.source = 'RETIRED_CADRE'`,
    ),
    'partyFlag.units': tiesWhere(sql`x.from_organisation_id`, sql`x.kind = 'DEPLOYMENT'`),
    'redGrid.tiers': (subject) =>
      sql`(select nullif(count(*), 0) from party_tier t where t.area_id = ${subject})`,
    'redStation.siteBranches': organisationsWhere(sql`x.kind = 'SITE_PARTY_BRANCH'`),
    'redWrench.members': (subject) =>
      members(sql`count(*)`, sql`x.team_kind = 'RED_WRENCH' and ${inArea(subject)}`),
    'redWrench.teams': organisationsWhere(sql`x.team_kind = 'RED_WRENCH'`),
    'repairTeam.members': (team) => members(sql`count(*)`, sql`x.id = ${team}`),
    'repairTeam.partyShare': (team) =>
      members(sql`round(avg(m.party_member::int), 4)`, sql`x.id = ${team}`),
    'volunteerTeam.vanguard': organisationsWhere(sql`x.team_kind = 'VANGUARD'`),
  },
});
