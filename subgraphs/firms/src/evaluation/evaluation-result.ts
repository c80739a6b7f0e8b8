import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Evaluation } from './evaluation.ts';

const rows = entity('EvaluationResult', (args) => db().evaluationResult.findMany(args));

const EvaluationBand = enumeration(
  kernelView(builder),
  'EvaluationBand',
  'Whereabouts in the field a firm came, where no rank is published (档次).',
  {
    TOP: 'Among the first (名列前茅).',
    UPPER: 'Above the middle (中上).',
    MIDDLE: 'In the middle (中等).',
    LOWER: 'Below the middle (靠后).',
  },
);

const EvaluationResult = builder.prismaObject('EvaluationResult', {
  description: 'How one firm did in one evaluation (测评结果).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as evr-jimo-xincheng.' }),
    evaluation: t.relation('evaluation', { description: 'The evaluation.' }),
    firm: t.relation('firm', { description: 'The firm.' }),
    rank: t.exposeInt('rank', {
      nullable: true,
      description:
        'Its place, from 1 to the number of participants, given once; null when not published.',
    }),
    band: t.expose('band', {
      type: EvaluationBand,
      nullable: true,
      description: 'Whereabouts it came; null when not published.',
    }),
    unmanagedCompoundsOnly: t.exposeBoolean('unmanagedCompoundsOnly', {
      nullable: true,
      description:
        'Whether all compounds judged were such as have no property firm of their own (无物业小区); null when not known.',
    }),
  }),
});
words.stored(EvaluationResult);

const { filters } = words;
const results = listing({
  node: EvaluationResult,
  entity: rows,
  from: 'evaluation_result',
  db,
  fields: {
    ...words.storedFields,
    evaluationId: { kind: filters.id, value: 'evaluation_id', description: 'The evaluation.' },
    firmId: { kind: filters.id, value: 'firm_id', description: 'The firm.' },
    rank: { kind: filters.int, value: 'rank', description: 'Its place, where published.' },
    band: { kind: filters.oneOf(EvaluationBand), value: 'band', description: 'Whereabouts.' },
  },
  toOne: {
    evaluation: { node: Evaluation, key: 'evaluation_id', description: 'The evaluation.' },
    firm: { node: PropertyFirm, key: 'firm_id', description: 'The firm.' },
  },
});

results.nested(Evaluation, 'results', {
  description: 'How the firms did, one result for each that is known to have taken part.',
  scope: (evaluation) => sql`x.evaluation_id = ${evaluation}`,
  nullable: false,
});
results.nested(PropertyFirm, 'evaluationResults', {
  description: 'How the firm did in the evaluations in which it took part.',
  scope: (firm) => sql`x.firm_id = ${firm}`,
  nullable: false,
});
results.root('evaluationResults', 'All results of evaluations.');
