import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { countedDemands, visibleDemands } from '../demand/demand.visibility.ts';
import { DemandState } from '../enumerations.ts';
import { Area, Compound } from '../references.ts';
import { RepairRecord, repairRecordRows } from './repair-record.ts';

const { filters } = words;

const records = listing({
  node: RepairRecord,
  entity: repairRecordRows,
  from: 'repair_record_now',
  db,
  visible: visibleDemands,
  counted: countedDemands,
  fields: {
    ...words.storedFields,
    item: { kind: filters.string, value: 'item', description: 'What was to be mended.' },
    category: {
      kind: filters.oneOf(words.ServiceCategory),
      value: 'category',
      description: 'What it was about.',
    },
    repairedOn: {
      kind: filters.date,
      value: 'repaired_on',
      description: 'The day on which the last of it was reported as done.',
    },
    result: {
      kind: filters.oneOf(DemandState),
      value: 'result',
      description: 'DELIVERED or CONFIRMED.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
  },
  toOne: {
    demand: { node: Demand, key: 'id', description: 'The order.' },
  },
});

records.nested(Area, 'repairRecords', {
  description: 'The record sheet of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
records.nested(Compound, 'repairRecords', {
  description: 'The record sheet of the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
records.root(
  'repairRecords',
  'All records of repairs; of others than the caller may read only the count.',
);
