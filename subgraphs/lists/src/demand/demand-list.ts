import type { ListFields } from '@lianjian/kernel/filter';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { Clock } from '../clock/clock.ts';
import { db } from '../db.ts';
import * as enums from '../enumerations.ts';
import { ErrandItem } from '../errand/errand-item.ts';
import { cargoField } from '../freight/freight-filter.ts';
import { Agreement, Area, Compound } from '../references.ts';
import { searchField } from '../search/search.ts';
import { mineField } from '../submission/mine-filter.ts';
import { Demand, demandRows } from './demand.ts';
import { countedDemands, visibleDemands } from './demand.visibility.ts';

const { filters } = words;

/** What demands can be filtered and ordered by, over `demand_now x`. */
const demandFields = {
  ...words.storedFields,
  search: searchField('Demand'),
  mine: mineField,
  title: { kind: filters.string, value: 'title', description: 'Its title.' },
  kind: { kind: filters.oneOf(enums.DemandKind), value: 'kind', description: 'What sort it is.' },
  track: {
    kind: filters.oneOf(enums.Track),
    value: 'track',
    description: 'Whether it is claimed or assigned.',
  },
  category: {
    kind: filters.oneOf(words.ServiceCategory),
    value: 'category',
    description: 'What it is about.',
  },
  skill: {
    kind: filters.oneOf(words.ServiceCategory),
    value: 'skill',
    description: 'What whoever attends a repair order has to be able to do.',
  },
  audience: {
    kind: filters.oneOf(enums.Audience),
    value: 'audience',
    description: 'For whom it is.',
  },
  urgency: {
    kind: filters.oneOf(enums.Urgency),
    value: 'urgency',
    description: 'How soon it is needed; orders from low to emergency.',
  },
  locationClass: {
    kind: filters.oneOf(enums.LocationClass),
    value: 'location_class',
    description: 'On whose ground the work is.',
  },
  quarter: { kind: filters.quarter, value: 'quarter', description: 'When it was collected.' },
  listQuarter: {
    kind: filters.quarter,
    value: 'list_quarter',
    description: 'On whose list it stands.',
  },
  state: {
    kind: filters.oneOf(enums.DemandState),
    value: 'state',
    description: 'Where it stands now.',
  },
  route: {
    kind: filters.oneOf(enums.DemandRoute),
    value: 'route',
    description: 'Which way it went after sorting.',
  },
  procedure: {
    kind: filters.oneOf(enums.ProcedureCode),
    value: 'procedure',
    description: 'By which stages a case is handled.',
  },
  stage: {
    kind: filters.oneOf(enums.StageCode),
    value: 'stage',
    description: 'Where it stands in its procedure, or as its kind calls its state.',
  },
  grade: {
    kind: filters.oneOf(enums.CaseGrade),
    value: 'grade',
    description: 'On which level a case is handled.',
  },
  carriedOver: {
    kind: filters.int,
    value: 'carried_over',
    description: 'How often it was carried over.',
  },
  freight: cargoField,
  unit: {
    kind: filters.oneOf(enums.ServiceUnit),
    value: 'unit',
    description: 'What its quantity is counted in.',
  },
  quantity: { kind: filters.int, value: 'quantity', description: 'How much is needed.' },
  free: { kind: filters.int, value: 'free', description: 'How much can be claimed now.' },
  held: { kind: filters.int, value: 'held', description: 'How much is held now.' },
  committed: { kind: filters.int, value: 'committed', description: 'How much was accepted.' },
  beneficiaries: {
    kind: filters.int,
    value: 'beneficiaries',
    description: 'How many it is for.',
  },
  wantedFrom: { kind: filters.date, value: 'wanted_from', description: 'The first day wanted.' },
  wantedBy: { kind: filters.date, value: 'wanted_by', description: 'The last day wanted.' },
  receivedAt: {
    kind: filters.dateTime,
    value: 'received_at',
    description: 'When it first reached the community.',
  },
  claimedOn: {
    kind: filters.date,
    value: 'claimed_on',
    description: 'The day on which it was first wholly committed.',
  },
  area: { kind: filters.area, value: 'area_id', description: 'The community that collected it.' },
  compoundId: {
    kind: filters.id,
    value: 'compound_id',
    description:
      'The compound it is from. For the demands of the compounds of a firm ask the firm for its contracts first, and give their compounds with `in`: filters reach within one subgraph.',
  },
  responsiblePartyId: {
    kind: filters.id,
    value: 'responsible_party_id',
    description: 'Who answers for it.',
  },
  agreementId: {
    kind: filters.id,
    value: 'agreement_id',
    description: 'The agreement that it belongs to.',
  },
} satisfies ListFields;

export const demands = listing({
  node: Demand,
  entity: demandRows,
  from: 'demand_now',
  db,
  visible: visibleDemands,
  counted: countedDemands,
  fields: demandFields,
  toOne: {
    mergedInto: {
      node: Demand,
      key: 'merged_into_id',
      description: 'The demand that goes on for it.',
    },
    errandItem: {
      node: ErrandItem,
      key: 'errand_item_id',
      description: 'What it is in the catalogue of errands.',
    },
  },
  toMany: {
    clocks: {
      node: Clock,
      scope: (demand) => sql`x.demand_id = ${demand}`,
      description: 'What was and is waited for, also of its claims.',
    },
  },
});

demands.nested(Compound, 'demands', {
  description: 'What was asked for in the compound, of every kind and state.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
demands.nested(Area, 'demands', {
  description: 'What was asked for in the area and below it, of every kind and state.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
demands.nested(Agreement, 'demands', {
  description: 'The demands that belong to the agreement.',
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
demands.root('demands', 'All demands; of kinds that the caller may not read only the count.');
