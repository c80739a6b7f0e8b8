import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import { keyFields } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { noDemand } from '../../claim/input.rules.ts';
import { mayReadDemand } from '../../demand/demand.visibility.ts';
import { perform } from '../../perform.ts';
import { ClockPayload } from '../clock.mutations.ts';
import { ResponderRole } from '../clock-words.ts';
import type { ResponderRole as Role } from '../limit.rules.ts';
import { type DemandSeen, decideResponse, demandSeen } from './response.store.ts';

const RespondToDemandInput = builder.inputType('RespondToDemandInput', {
  description: 'That those who asked were given a first answer.',
  fields: (t) => ({
    ...keyFields(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    role: t.field({
      type: ResponderRole,
      required: true,
      description:
        'As what: GRID_WORKER or COMMUNITY_WORKER by the community, GRID_WORKER by a person who was sent or is on duty, RED_PROPERTY_STEWARD by the property firm.',
    }),
  }),
});

builder.mutationField('respondToDemand', (t) =>
  t.field({
    type: ClockPayload,
    nullable: true,
    description:
      'Says that those who asked were given a first answer (首次响应), which ends that clock and settles nothing; steps of the community end it, too, where the local rule counts their role. By the community, a person who was sent or is on duty, or the property firm of the compound. Needs the scope demands:write.',
    args: { input: t.arg({ type: RespondToDemandInput, required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { demandId, role } = input;
      const meaning = { demandId, role };
      const act = { mutation: 'respondToDemand', input, meaning, violations: [] };
      return perform(act, { actor, ctx }, async (by) => {
        const demand = (await mayReadDemand(demandId, ctx)) ? await demandSeen(demandId) : null;
        if (!demand) {
          return [noDemand(demandId)];
        }
        const { answer: firmId, down } = await asked('role', () => firmOf(demand, role, ctx));
        return {
          objectId: demand.clockId ?? demandId,
          violations: down ? [down] : [],
          decide: (tx) => decideResponse(tx, { demand, firmId, role, by }),
        };
      });
    },
  }),
);

/** The organisation of the firm that manages the compound today, where a steward is to be its own. */
async function firmOf({ compoundId }: DemandSeen, role: Role, ctx: Context) {
  if (compoundId === null || role !== 'RED_PROPERTY_STEWARD') {
    return null;
  }
  const compound = { __typename: 'Compound', id: compoundId };
  const [answer] = await askEntities('firms', [compound], FIRM, ctx);
  const { managementContract } = (answer ?? {}) as Managed;
  return managementContract?.firm?.organisation?.id ?? null;
}

const FIRM = '... on Compound { managementContract { firm { organisation { id } } } }';

interface Managed {
  managementContract?: { firm?: { organisation?: { id: string } | null } | null } | null;
}
