import { kernelView } from '@lianjian/kernel/builder';
import { areaPath, type Sql, sql, within } from '@lianjian/kernel/sql';
import { defineFigures } from '@lianjian/vocabulary/figures';
import { inForceNow } from '../agreement/agreement.store.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

/** The report that counts 宁宝's conferences prints no date; the year that is inferred for it. */
const COUNTED_YEAR = '2023';

function conferences(area: Sql): Sql {
  return sql`select m.id from meeting m where m.kind = 'JOINT_CONFERENCE'
    and left(m.held_on, 4) = ${COUNTED_YEAR} and ${within(sql`m.area_path`, areaPath(area))}`;
}

const computed: Readonly<Record<string, (subject: Sql) => Sql>> = {
  'agreement.parties': (agreement) =>
    sql`(select count(*) from agreement_party p where p.agreement_id = ${agreement})`,
  'agreement.planEndYear': (agreement) =>
    sql`(select p.end_year from plan p where p.agreement_id = ${agreement})`,
  'agreement.planYears': (agreement) =>
    sql`(select p.years from plan p where p.agreement_id = ${agreement})`,
  'jointConference.count': (area) => sql`(select count(*) from (${conferences(area)}) m)`,
  'jointConference.resolutions': (area) =>
    sql`(select count(*) from resolution r where r.meeting_id in (${conferences(area)}))`,
  'appeal.implemented': (area) =>
    sql`(select count(*) from appeal a where a.state = 'IMPLEMENTED'
      and left(a.implemented_on, 4) = ${COUNTED_YEAR}
      and ${within(sql`a.area_path`, areaPath(area))})`,
  'partnerUnit.pairedCompounds': (area) =>
    sql`(select count(distinct c.compound_id) from agreement_covers c
      join agreement x on x.id = c.agreement_id and x.kind = 'PAIRING' and ${inForceNow}
      join agreement_party p on p.agreement_id = x.id and p.role = 'PARTNER_UNIT'
      where ${within(sql`c.area_path`, areaPath(area))})`,
  'foldingStool.households': (compound) =>
    sql`(select sum(m.households) from meeting m
      where m.kind = 'DOORSTEP_SESSION' and m.compound_id = ${compound})`,
};

defineFigures(kernelView(builder), words, {
  root: 'agreementFigures',
  area: Area,
  db,
  computed,
});
