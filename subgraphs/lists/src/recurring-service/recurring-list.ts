import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound, Organisation } from '../references.ts';
import { ServiceResource } from '../resource/resource.ts';
import { RecurringService, recurringRows } from './recurring.ts';
import { RecurringServiceState } from './recurring-enumerations.ts';

const { filters } = words;

export const recurringServices = listing({
  node: RecurringService,
  entity: recurringRows,
  from: 'recurring_service',
  db,
  fields: {
    ...words.storedFields,
    title: { kind: filters.string, value: 'title', description: 'What comes.' },
    category: {
      kind: filters.oneOf(words.ServiceCategory),
      value: 'category',
      description: 'What it is about.',
    },
    state: {
      kind: filters.oneOf(RecurringServiceState),
      value: 'state',
      description: 'Where it stands.',
    },
    startsOn: { kind: filters.date, value: 'starts_on', description: 'The first day.' },
    endsOn: { kind: filters.date, value: 'ends_on', description: 'The last day.' },
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    providerId: {
      kind: filters.id,
      value: sql`coalesce(x.provider_organisation_id, x.provider_person_id)`,
      description: 'Who offers it.',
    },
  },
  toOne: {
    resource: {
      node: ServiceResource,
      key: 'resource_id',
      description: 'What it comes from, where that is known.',
    },
  },
});

recurringServices.nested(Area, 'recurringServices', {
  description: 'What comes regularly in the area and below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
recurringServices.nested(Compound, 'recurringServices', {
  description: 'What comes regularly to the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
recurringServices.nested(Organisation, 'recurringServices', {
  description: 'What the organisation offers or brings regularly.',
  scope: (organisation) => sql`${organisation} in (x.provider_organisation_id, x.delivered_by_id)`,
});
recurringServices.nested(ServiceResource, 'recurringServices', {
  description: 'What comes regularly from this resource.',
  nullable: false,
  scope: (resource) => sql`x.resource_id = ${resource}`,
});
recurringServices.root('recurringServices', 'All recurring services.');
