import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { requireScope } from '@lianjian/kernel/errors';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../../actor/actor.rules.ts';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { Area } from '../../references.ts';
import { ClockCode, ResponderRole } from '../clock-words.ts';
import { MINUTES_MAX, WORKDAYS_MAX } from './clock-rule.rules.ts';
import { setClockRule } from './set-clock-rule.ts';

const rows = entity('ClockRule', (args) => db().clockRule.findMany(args));

export const ClockRule = builder.prismaObject('ClockRule', {
  description:
    'How long something may take in an area and below it, from a day on (时限规则): the nearest area that has one counts, and of its rules the latest.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as clr-fangzhi-first-response.' }),
    code: t.expose('code', { type: ClockCode, description: 'For what.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'Where it holds.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    validFrom: t.expose('validFrom', {
      type: 'Date',
      description: 'From which day on it holds; clocks that run already are not judged anew.',
    }),
    limitMinutes: t.exposeInt('limitMinutes', {
      nullable: true,
      description: 'In minutes, by day and night; null where it counts days.',
    }),
    limitWorkdays: t.exposeInt('limitWorkdays', {
      nullable: true,
      description: 'In whole working days after the first; null where it counts minutes.',
    }),
    responders: t.expose('responders', {
      type: [ResponderRole],
      description: 'Whose answer ends the clock; none named: whoever answers.',
    }),
  }),
});
builder.asEntity(ClockRule, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.stored(ClockRule);

const { filters } = words;

const rules = listing({
  node: ClockRule,
  entity: rows,
  from: 'clock_rule',
  db,
  fields: {
    ...words.storedFields,
    code: { kind: filters.oneOf(ClockCode), value: 'code', description: 'For what.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it holds.' },
    validFrom: { kind: filters.date, value: 'valid_from', description: 'From which day on.' },
  },
});
rules.nested(Area, 'clockRules', {
  description: 'The rules that were set for the area itself or for areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
rules.root('clockRules', 'All rules that were set.');

const SetClockRuleInput = builder.inputType('SetClockRuleInput', {
  description: 'How long something may take: either minutes or working days.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community, or an area above.' }),
    code: t.field({ type: ClockCode, required: true, description: 'For what.' }),
    minutes: t.int({ description: `Minutes, by day and night, from 1 to ${MINUTES_MAX}.` }),
    workdays: t.int({
      description: `Whole working days after the first, from 1 to ${WORKDAYS_MAX}.`,
    }),
    responders: t.field({
      type: [ResponderRole],
      description: 'Whose answer counts, each once; whoever answers unless said.',
    }),
    validFrom: t.field({ type: 'Date', description: 'From which day on; today unless said.' }),
    expectedVersion: t.int({
      description: 'Where a rule begins on that day already: the version that is changed.',
    }),
  }),
});

const ClockRulePayload = payload(kernelView(builder), words, {
  name: 'ClockRulePayload',
  field: 'clockRule',
  node: ClockRule,
  entity: rows,
  description: 'What came of setting a rule.',
});

builder.mutationField('setClockRule', (t) =>
  t.field({
    type: ClockRulePayload,
    nullable: true,
    description:
      'Says how long something may take in an area from a day on (设定时限), such as the five minutes of a service charter. By who acts for the area or for one above it. Needs the scope demands:write.',
    args: { input: t.arg({ type: SetClockRuleInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => setClockRule(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
);
