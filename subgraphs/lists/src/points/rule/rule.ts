import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { PointsActivity, PointsBasis } from '../enumerations.ts';
import { PointsScheme } from '../scheme/scheme.ts';

export const ruleRows = entity('PointsRule', (args) => db().pointsRule.findMany(args));

export const PointsRule = builder.prismaObject('PointsRule', {
  description:
    'How many points an activity is worth in a scheme (积分标准), from one day to another. What has scored stays as it is; another rule follows it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as ptr-qianshang-1.' }),
    scheme: t.relation('scheme', { description: 'The scheme.' }),
    activity: t.expose('activity', { type: PointsActivity, description: 'What is rewarded.' }),
    basis: t.expose('basis', { type: PointsBasis, description: 'What the points are for.' }),
    points: t.exposeInt('points', { description: 'How many points, at least 1.' }),
    effectiveFrom: t.expose('effectiveFrom', {
      type: 'Date',
      description: 'The first day whose records it scores.',
    }),
    effectiveTo: t.expose('effectiveTo', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null: until another rule follows.',
    }),
  }),
});
words.stored(PointsRule);

const { filters } = words;
const rules = listing({
  node: PointsRule,
  entity: ruleRows,
  from: 'points_rule',
  db,
  fields: {
    ...words.storedFields,
    activity: {
      kind: filters.oneOf(PointsActivity),
      value: 'activity',
      description: 'What is rewarded.',
    },
    effectiveFrom: {
      kind: filters.date,
      value: 'effective_from',
      description: 'The first day.',
    },
    effectiveTo: { kind: filters.date, value: 'effective_to', description: 'The last day.' },
  },
});

rules.nested(PointsScheme, 'rules', {
  nullable: false,
  description: 'What activities are and were worth.',
  scope: (scheme) => sql`x.scheme_id = ${scheme}`,
});
