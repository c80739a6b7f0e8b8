import { builder } from '../builder.ts';
import { Acceptance, ClaimantKind } from '../enumerations.ts';
import type { ClaimPolicy as Policy } from './kind.ts';

export const ClaimPolicy = builder.objectRef<Policy>('ClaimPolicy').implement({
  description: 'How demands of a kind are claimed (认领规则).',
  fields: (t) => ({
    claimants: t.field({
      type: [ClaimantKind],
      description: 'Who may claim.',
      resolve: (policy) => [...policy.claimants],
    }),
    resourceRequired: t.exposeBoolean('resourceRequired', {
      description: 'Whether a claim names a listed resource, whose capacity it then takes.',
    }),
    acceptance: t.field({
      type: Acceptance,
      description: 'How a claim becomes firm.',
      resolve: (policy) => policy.acceptance,
    }),
    several: t.exposeBoolean('several', {
      description: 'Whether more than one claim may stand at a time.',
    }),
  }),
});
