import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area, Compound } from '../references.ts';

const rows = entity('Survey', (args) => db().survey.findMany(args));

const Survey = builder.prismaObject('Survey', {
  description: 'A survey of how content residents are with a firm (满意度调查).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as srv-ningbao.' }),
    firm: t.relation('firm', { description: 'The firm that residents were asked about.' }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'Whose residents were asked; null when it was not one compound.',
      resolve: (survey) => (survey.compoundId === null ? null : { id: survey.compoundId }),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'Where the residents live.',
      resolve: (survey) => ({ id: survey.areaId }),
    }),
    surveyedOn: t.expose('surveyedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When residents were asked, as far as known.',
    }),
    satisfaction: t.field({
      type: words.Quantity,
      description:
        'How many of a hundred are content, from 0 to 100 %, with its qualifier (满意率).',
      resolve: ({ rate, qualifier }) => ({ value: rate, qualifier, unit: '%' }),
    }),
    sampleSize: t.exposeInt('sampleSize', {
      nullable: true,
      description: 'How many were asked; null when not published.',
    }),
  }),
});
words.stored(Survey);

const { filters } = words;
const surveys = listing({
  node: Survey,
  entity: rows,
  from: 'survey',
  db,
  fields: {
    ...words.storedFields,
    firmId: { kind: filters.id, value: 'firm_id', description: 'The firm.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the residents live.' },
    surveyedOn: { kind: filters.partialDate, value: 'surveyed_on', description: 'When.' },
    rate: { kind: filters.decimal, value: 'rate', description: 'How many of a hundred.' },
    qualifier: {
      kind: filters.oneOf(words.Qualifier),
      value: 'qualifier',
      description: 'How the rate was printed.',
    },
    sampleSize: { kind: filters.int, value: 'sample_size', description: 'How many were asked.' },
  },
  toOne: {
    firm: { node: PropertyFirm, key: 'firm_id', description: 'The firm.' },
  },
});

surveys.nested(PropertyFirm, 'surveys', {
  description: 'The surveys about the firm.',
  scope: (firm) => sql`x.firm_id = ${firm}`,
  nullable: false,
});
surveys.root('surveys', 'All surveys.');
