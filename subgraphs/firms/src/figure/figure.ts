import { kernelView } from '@lianjian/kernel/builder';
import { type Sql, sql } from '@lianjian/kernel/sql';
import { defineFigures } from '@lianjian/vocabulary/figures';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

/** By key of a figure: the same value out of the rows of this subgraph. */
const computed: Readonly<Record<string, (subjectId: Sql) => Sql>> = {
  // A founding year is the year in which the first batch joined.
  'alliance.foundedYear': (alliance) => sql`(
    select min(substring(m.joined_on from '^[0-9]{4}'))::int from alliance_membership m
    where m.alliance_id = ${alliance} and m.batch = 1)`,
  'alliance.foundingMembers': (alliance) => sql`(
    select nullif(count(*), 0) from alliance_membership m
    where m.alliance_id = ${alliance} and m.batch = 1)`,
  'property.satisfaction': (firm) => sql`(
    select s.rate from survey s where s.firm_id = ${firm}
    order by s.surveyed_on desc nulls last, s.id limit 1)`,
  // The report gives no number, only that the award is a top ten: as many places as the award has.
  'property.award': (firm) => sql`(
    select a.places from award a join management_contract c on c.id = a.contract_id
    where c.firm_id = ${firm} order by a.awarded_on desc nulls last, a.id limit 1)`,
  'steward.stations': (centre) => sql`(
    select nullif(count(*), 0) from station s where s.firm_id = ${centre})`,
  'steward.compounds': (centre) => sql`(
    select nullif(count(distinct a.compound_id), 0) from station_assignment a join station s on s.id = a.station_id
    where s.firm_id = ${centre})`,
  'evaluation.firms': (area) => sql`(
    select nullif(count(*), 0) from evaluation_result r join evaluation e on e.id = r.evaluation_id
    where e.area_id = ${area})`,
};

defineFigures(kernelView(builder), words, { root: 'firmFigures', area: Area, db, computed });
