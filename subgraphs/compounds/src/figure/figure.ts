import { kernelView } from '@lianjian/kernel/builder';
import { areaPath, type Sql, sql, within } from '@lianjian/kernel/sql';
import { defineFigures } from '@lianjian/vocabulary/figures';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

type Computed = (subject: Sql) => Sql;

/** The compounds of an area, for figures whose subject is an area. */
const inArea = (subject: Sql) => within(sql`x.area_path`, areaPath(subject));
const unmanaged = sql`x.management_mode in ('NONE', 'STATE_STEWARD')`;

const compoundsWhere =
  (condition: Sql): Computed =>
  (subject) =>
    sql`(select count(*) from compound x where ${inArea(subject)} and ${condition})`;
const withCommittee = (status: Sql) => compoundsWhere(sql`x.owners_committee_status = ${status}`);
const established = withCommittee(sql`'ESTABLISHED'`);

/** A column of the profile of the compound that is the subject. */
const profile =
  (value: Sql): Computed =>
  (subject) =>
    sql`(select ${value} from compound x where x.id = ${subject})`;

/** The seats that are held on the committee of the compound that is the subject. */
const ownSeats = (value: Sql, subject: Sql) =>
  sql`(select ${value} from owners_committee_seat s
    join compound x on x.owners_committee_id = s.committee_id
    where s.ends_on is null and x.id = ${subject})`;

/** A number of the first or the current snapshot of the compound's rest station, if it is exact. */
const station =
  (column: Sql, qualifier: Sql, order: Sql): Computed =>
  (subject) =>
    sql`(select case when ${qualifier} = 'EXACT' then ${column} end
      from facility_snapshot s join facility f on f.id = s.facility_id
      where f.compound_id = ${subject} and f.kind = 'REST_STATION'
      order by s.ordinal ${order} limit 1)`;

/** Some shares were printed as a ratio, some in per cent: the figure's unit says which is asked. */
const partyShare: Computed = (subject) => sql`
  (select round(${ownSeats(sql`avg(s.party_member::int)`, subject)}
      * case when f.unit = '%' then 100 else 1 end, 4)
    from published_figure f
    where f.subject_id = ${subject} and f.key = 'ownersCommittee.partyShare' limit 1)`;

/** Of an area, members in service and retired are counted; of a compound, all Party members. */
const partyMembers: Computed = (subject) => sql`
  (select count(*) from owners_committee_seat s
    join compound x on x.owners_committee_id = s.committee_id
    where s.ends_on is null and (
      x.id = ${subject} and s.party_member
      or ${inArea(subject)} and s.party_category in ('IN_SERVICE', 'RETIRED')
    ))`;

/** Only a register that is declared complete gives a rate. */
const coverage: Computed = (subject) => sql`
  (select round(100.0 * count(*) filter (where x.owners_committee_status = 'ESTABLISHED')
      / nullif(count(*), 0), 2)
    from compound x where ${inArea(subject)} and exists (
      select from compound_register r
      where ${areaPath(subject)} = r.area_path or ${areaPath(subject)} like r.area_path || '.%'
    ))`;

defineFigures(kernelView(builder), words, {
  root: 'compoundFigures',
  area: Area,
  db,
  computed: {
    'compound.affordableRentalShare': profile(sql`100 * x.affordable_rental_share`),
    'compound.builtYear': profile(sql`x.built_year`),
    'compound.buildings': profile(
      sql`(select count(*) from building b where b.compound_id = x.id)`,
    ),
    'compound.count': compoundsWhere(sql`true`),
    'compound.floorsMax': profile(sql`x.floors_max`),
    'compound.floorsMin': profile(sql`x.floors_min`),
    'compound.grids': profile(sql`(select count(*) from grid g where g.compound_id = x.id)`),
    'compound.households': profile(sql`x.households`),
    'compound.letHouseholds': profile(sql`x.let_households`),
    'compound.merchants': profile(sql`x.merchants`),
    'compound.residentHouseholds': profile(sql`x.resident_households`),
    'compound.siteArea': profile(sql`x.site_area`),
    'compound.smallestHouseholds': (subject) =>
      sql`(select min(x.households) from compound x where ${inArea(subject)} and ${unmanaged})`,
    'compound.unmanaged': compoundsWhere(unmanaged),
    'ownersCommittee.compounds': established,
    'ownersCommittee.coverage': coverage,
    'ownersCommittee.elected': established,
    'ownersCommittee.formed': established,
    'ownersCommittee.members': (subject) => ownSeats(sql`nullif(count(*), 0)`, subject),
    'ownersCommittee.partyMembers': partyMembers,
    'ownersCommittee.partyShare': partyShare,
    'ownersCommittee.preparing': withCommittee(sql`'PREPARING'`),
    'station.hoursBefore': station(sql`s.hours_per_day`, sql`s.hours_per_day_qualifier`, sql`asc`),
    'station.hoursNow': station(sql`s.hours_per_day`, sql`s.hours_per_day_qualifier`, sql`desc`),
    'station.usersBefore': station(sql`s.users`, sql`s.users_qualifier`, sql`asc`),
    'station.usersNow': station(sql`s.users`, sql`s.users_qualifier`, sql`desc`),
  },
});
