import { builder, words } from '../builder.ts';
import { ServiceResource } from '../resource/resource.ts';
import { standingOf } from '../resource/step/standing.ts';
import { transitionsOf } from '../resource/step/step.rules.ts';

builder.prismaObjectField(ServiceResource, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: (row, _args, ctx) => transitionsOf(standingOf(row), ctx.actor),
  }),
);
