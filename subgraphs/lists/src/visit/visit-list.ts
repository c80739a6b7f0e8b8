import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { Claim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { demands } from '../demand/demand-list.ts';
import { Area, Compound } from '../references.ts';
import { Visit, visitRows } from './visit.ts';
import { countedVisits, visibleVisits } from './visit.visibility.ts';
import { HouseholdCategory, VisitKind, VisitOutcome } from './visit-enumerations.ts';

const { filters } = words;

const visits = listing({
  node: Visit,
  entity: visitRows,
  from: 'visit',
  db,
  visible: visibleVisits,
  counted: countedVisits,
  fields: {
    ...words.storedFields,
    kind: { kind: filters.oneOf(VisitKind), value: 'kind', description: 'Why they were visited.' },
    outcome: {
      kind: filters.oneOf(VisitOutcome),
      value: 'outcome',
      description: 'Whether somebody was met.',
    },
    satisfied: {
      kind: filters.boolean,
      value: 'satisfied',
      description: 'Of a return visit: whether they are content.',
    },
    category: {
      kind: filters.oneOf(HouseholdCategory),
      value: 'category',
      description: 'What the household is.',
    },
    visitedAt: { kind: filters.dateTime, value: 'visited_at', description: 'When.' },
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    visitorId: {
      kind: filters.id,
      value: sql`coalesce(x.visitor_organisation_id, x.visitor_person_id)`,
      description: 'Who went.',
    },
  },
  toOne: {
    demand: {
      node: Demand,
      key: 'demand_id',
      description: 'Of a return visit: the demand that it is about, also by its claim.',
    },
    claim: {
      node: Claim,
      key: 'claim_id',
      description: 'Of a return visit: the claim that it is about.',
    },
  },
});

visits.nested(Area, 'visits', {
  description: 'The visits in the area and below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
visits.nested(Compound, 'visits', {
  description: 'The visits in the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
visits.nested(Demand, 'returnVisits', {
  description: 'The return visits about it, also about one of its claims.',
  nullable: false,
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
visits.root('visits', 'All visits; of those that the caller may not read only the count.');

demands.nested(Visit, 'demands', {
  description: 'What they turned out to need, each a demand that came in by the visit.',
  nullable: false,
  scope: (visit) => sql`exists (
    select 1 from visit_demand v where v.visit_id = ${visit} and v.demand_id = x.id)`,
});
