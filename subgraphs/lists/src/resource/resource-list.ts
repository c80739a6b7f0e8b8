import type { ListFields } from '@lianjian/kernel/filter';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Audience, ResourceState, ServiceUnit } from '../enumerations.ts';
import { truckField } from '../freight/freight-filter.ts';
import { Agreement, Area, Organisation } from '../references.ts';
import { searchField } from '../search/search.ts';
import { resourceRows, ServiceResource } from './resource.ts';

const { filters } = words;

/** What resources can be filtered and ordered by, over `service_resource x`. */
const resourceFields = {
  ...words.storedFields,
  search: searchField('ServiceResource'),
  title: { kind: filters.string, value: 'title', description: 'Its title.' },
  category: {
    kind: filters.oneOf(words.ServiceCategory),
    value: 'category',
    description: 'What it is about.',
  },
  audiences: {
    kind: filters.someOf(Audience),
    value: 'audiences',
    order: false,
    description: 'Whom it serves, as listed.',
  },
  freight: truckField,
  unit: { kind: filters.oneOf(ServiceUnit), value: 'unit', description: 'What it is counted in.' },
  capacityPerQuarter: {
    kind: filters.int,
    value: 'capacity_per_quarter',
    description: 'How much there is in a quarter.',
  },
  state: {
    kind: filters.oneOf(ResourceState),
    value: 'state',
    description: 'Whether it can be claimed.',
  },
  providerId: {
    kind: filters.id,
    value: sql`coalesce(x.provider_organisation_id, x.provider_person_id)`,
    description: 'Who offers it.',
  },
  listedIn: {
    kind: filters.area,
    value: 'area_id',
    description: 'The community whose list carries it.',
  },
  agreementId: {
    kind: filters.id,
    value: 'agreement_id',
    description: 'The agreement under which it is offered.',
  },
  availableFrom: {
    kind: filters.date,
    value: 'available_from',
    description: 'The first day on which it is offered.',
  },
  availableTo: {
    kind: filters.date,
    value: 'available_to',
    description: 'The last day on which it is offered.',
  },
  assuredOn: {
    kind: filters.date,
    value: 'assured_on',
    description: 'When somebody last made sure of it.',
  },
} satisfies ListFields;

export const resources = listing({
  node: ServiceResource,
  entity: resourceRows,
  from: 'service_resource',
  db,
  fields: resourceFields,
});

resources.nested(Organisation, 'resources', {
  description: 'What the organisation offers.',
  scope: (organisation) => sql`x.provider_organisation_id = ${organisation}`,
});
resources.nested(Agreement, 'resources', {
  description: 'What is offered under the agreement.',
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
resources.nested(Area, 'resources', {
  description: 'What stands on the lists of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
resources.root('serviceResources', 'All resources.');
