import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area, Organisation } from '../references.ts';

const rows = entity('Evaluation', (args) => db().evaluation.findMany(args));

export const Evaluation = builder.prismaObject('Evaluation', {
  description: 'A comparison of property firms, held once (物业服务测评).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as evl-jimo.' }),
    heldOn: t.expose('heldOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was held, as far as known.',
    }),
    thirdParty: t.exposeBoolean('thirdParty', {
      description: 'Whether somebody other than the organiser did the judging (第三方).',
    }),
    organiser: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who had it held; null when no organisation is named.',
      resolve: (evaluation) =>
        evaluation.organiserId === null ? null : { id: evaluation.organiserId },
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area whose firms took part.',
      resolve: (evaluation) => ({ id: evaluation.areaId }),
    }),
    participants: t.exposeInt('participants', { description: 'How many firms took part.' }),
  }),
});
words.named(Evaluation);
words.stored(Evaluation);

const { filters } = words;
const evaluations = listing({
  node: Evaluation,
  entity: rows,
  from: 'evaluation',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Whose firms took part.' },
    heldOn: { kind: filters.partialDate, value: 'held_on', description: 'When it was held.' },
    thirdParty: {
      kind: filters.boolean,
      value: 'third_party',
      description: 'Whether a third party did the judging.',
    },
    participants: {
      kind: filters.int,
      value: 'participants',
      description: 'How many firms took part.',
    },
  },
});

evaluations.nested(PropertyFirm, 'evaluations', {
  description: 'The evaluations in which the firm took part; how it did is in evaluationResults.',
  scope: (firm) => sql`exists (
    select 1 from evaluation_result r where r.evaluation_id = x.id and r.firm_id = ${firm})`,
});
evaluations.root('evaluations', 'All evaluations of property firms.');

builder.queryField('evaluation', (t) =>
  t.prismaField({
    type: Evaluation,
    nullable: true,
    description: 'An evaluation by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the evaluation.' }) },
    resolve: (query, _root, { id }) => db().evaluation.findUnique({ ...query, where: { id } }),
  }),
);
