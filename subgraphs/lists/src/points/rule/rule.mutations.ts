import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { PointsActivity, PointsBasis } from '../enumerations.ts';
import { POINTS_MAX, ruleViolations } from './rule.rules.ts';
import { idOfRule, setRule } from './rule.store.ts';
import { PointsRule, ruleRows } from './rule.ts';

const SetPointsRulePayload = payload(kernelView(builder), words, {
  name: 'SetPointsRulePayload',
  field: 'pointsRule',
  node: PointsRule,
  entity: ruleRows,
  description: 'What came of setting a rule.',
});

const SetPointsRuleInput = builder.inputType('SetPointsRuleInput', {
  description: "What an activity is worth; the version is the scheme's.",
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    schemeId: t.id({ required: true, description: 'The scheme.' }),
    activity: t.field({
      type: PointsActivity,
      required: true,
      description: 'What is rewarded.',
    }),
    basis: t.field({
      type: PointsBasis,
      description: 'What the points are for; each record unless said.',
    }),
    points: t.int({ required: true, description: `How many points, 1 to ${POINTS_MAX}.` }),
    effectiveFrom: t.field({
      type: 'Date',
      required: true,
      description:
        'The first day whose records it scores: after the last day that the rule before has scored.',
    }),
    effectiveTo: t.field({
      type: 'Date',
      description: 'The last day; until another rule follows unless said.',
    }),
  }),
});

builder.mutationField('setPointsRule', (t) =>
  t.field({
    type: SetPointsRulePayload,
    nullable: true,
    description:
      'Says what an activity is worth from a day on (制定积分标准). A rule without a last day ends the day before; one that begins on the same day and has scored nothing is replaced; days never overlap. By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: SetPointsRuleInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { schemeId, activity, points, expectedVersion } = input;
      const rule = {
        schemeId,
        activity,
        basis: input.basis ?? ('RECORD' as const),
        points,
        effectiveFrom: input.effectiveFrom,
        effectiveTo: input.effectiveTo ?? null,
      };
      const row = { ...rule, expectedVersion };
      const objectId = await idOfRule(rule);
      const entry = { mutation: 'setPointsRule', objectId, input, actor, row };
      return enter({ ...entry, violations: ruleViolations(rule) }, (...written) =>
        setRule(...written, ctx),
      );
    },
  }),
);
