import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound, Organisation } from '../references.ts';
import { activityRows, ServiceActivity } from './activity.ts';
import { ServiceActivityKind, ServiceActivityState } from './activity-enumerations.ts';

const { filters } = words;

export const activities = listing({
  node: ServiceActivity,
  entity: activityRows,
  from: 'service_activity',
  db,
  fields: {
    ...words.storedFields,
    title: { kind: filters.string, value: 'title', description: 'What it is called.' },
    kind: {
      kind: filters.oneOf(ServiceActivityKind),
      value: 'kind',
      description: 'What sort it is.',
    },
    state: {
      kind: filters.oneOf(ServiceActivityState),
      value: 'state',
      description: 'Where it stands.',
    },
    heldOn: {
      kind: filters.partialDate,
      value: 'held_on',
      description: 'The day on which it is or was held; compared as text.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'The community that keeps it.' },
    compoundId: {
      kind: filters.id,
      value: 'compound_id',
      description: 'The compound where it is.',
    },
  },
});

activities.nested(Area, 'serviceActivities', {
  description: 'The activities of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
activities.nested(Compound, 'serviceActivities', {
  description: 'The activities in the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
activities.nested(Organisation, 'serviceActivities', {
  description: 'The activities at which it offers something, or takes part as a team.',
  scope: (organisation) => sql`(
    exists (select 1 from activity_service s
      where s.activity_id = x.id and s.provider_organisation_id = ${organisation})
    or exists (select 1 from activity_team t
      where t.activity_id = x.id and t.team_id = ${organisation}))`,
});
activities.root('serviceActivities', 'All service activities.');
