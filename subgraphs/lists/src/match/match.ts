import { builder } from '../builder.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { Provider } from '../references.ts';
import { resourceRows, ServiceResource } from '../resource/resource.ts';
import { MatchFactor } from './factor/factor.ts';
import type { Ranked } from './match.rules.ts';

export const Match = builder.objectRef<Ranked>('Match').implement({
  description:
    'A resource that fits a demand (匹配), with its points and the reasons for them. It is computed when read and holds nothing.',
  fields: (t) => ({
    demand: t.field({
      type: Demand,
      description: 'What is needed.',
      resolve: async ({ demandId }, _args, ctx, info) =>
        present(await demandRows.load(demandId, ctx, info)),
    }),
    resource: t.field({
      type: ServiceResource,
      nullable: true,
      description: 'What is offered; null where the demand is claimed without a resource.',
      resolve: ({ resourceId }, _args, ctx, info) =>
        resourceId === null ? null : resourceRows.load(resourceId, ctx, info),
    }),
    provider: t.field({
      type: Provider,
      nullable: true,
      description: 'Who offers it, or could claim without a resource.',
      resolve: ({ providerId }) => ({ id: providerId }),
    }),
    rank: t.exposeInt('rank', {
      description:
        'Its place in the whole list, from 1; equal scores stand by resource, then demand.',
    }),
    score: t.exposeInt('score', {
      description:
        'The sum of the contributions, from 0 to 10,000; 0 without a resource, where nothing is compared.',
    }),
    factors: t.field({
      type: [MatchFactor],
      description: 'What the score is made of, the heaviest factor first.',
      resolve: ({ factors }) => [...factors],
    }),
    claimableQuantity: t.exposeInt('claimableQuantity', {
      description: "What one claim could take, in the demand's unit.",
    }),
    ruleVersion: t.exposeString('ruleVersion', {
      description:
        'The version of the rules: under the same one the same pair and facts give the same score.',
    }),
  }),
});

/** A demand that was read a moment ago is still there: demands are never deleted. */
function present<Row>(row: Row | null): Row {
  if (row === null) {
    throw new Error('A demand vanished while its matches were read.');
  }
  return row;
}
