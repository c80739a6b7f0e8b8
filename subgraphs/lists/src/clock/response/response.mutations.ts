import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import { acting, answered, keyUse, refused } from '@lianjian/vocabulary/command';
import { keyFields } from '@lianjian/vocabulary/payload';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { noDemand } from '../../claim/input.rules.ts';
import { db } from '../../db.ts';
import { mayReadDemand } from '../../demand/demand.visibility.ts';
import { ClockPayload } from '../clock.mutations.ts';
import { ResponderRole } from '../clock-words.ts';
import { demandSeen, respond } from './response.store.ts';

const RespondToDemandInput = builder.inputType('RespondToDemandInput', {
  description: 'That those who asked were given a first answer.',
  fields: (t) => ({
    ...keyFields(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    role: t.field({
      type: ResponderRole,
      required: true,
      description:
        'As what: GRID_WORKER or COMMUNITY_WORKER by the community, RED_PROPERTY_STEWARD by the property firm.',
    }),
  }),
});

builder.mutationField('respondToDemand', (t) =>
  t.field({
    type: ClockPayload,
    nullable: true,
    description:
      'Says that those who asked were given a first answer (首次响应), which ends that clock and settles nothing; steps of the community end it, too, where the local rule counts their role. By the community, or by the property firm of the compound. Needs the scope demands:write.',
    args: { input: t.arg({ type: RespondToDemandInput, required: true, description: 'Whom.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { demandId, role, idempotencyKey } = input;
      const { actingForId, known } = acting(input, actor);
      if (actingForId === null) {
        return refused(known);
      }
      const use = keyUse('respondToDemand', idempotencyKey, actingForId, { demandId, role });
      const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
      if (earlier) {
        return answered(earlier);
      }
      const demand = (await mayReadDemand(demandId, ctx)) ? await demandSeen(demandId) : null;
      if (!demand) {
        return refused([...known, noDemand(demandId)]);
      }
      const isSteward = role === 'RED_PROPERTY_STEWARD';
      const firmId = isSteward ? await askFirm(demand.compoundId, ctx) : null;
      const unknown = firmId === UNKNOWN ? [firmsDown()] : [];
      const order = { demand, firmId, role, actor };
      const command = { use, objectId: demand.clockId ?? demandId, known: [...known, ...unknown] };
      return respond(order, command, ctx);
    },
  }),
);

const UNKNOWN = 'UNKNOWN';

/** The organisation of the firm that manages a compound today, as the owner of contracts says. */
async function askFirm(compoundId: string | null, ctx: Context): Promise<string | null> {
  if (compoundId === null) {
    return null;
  }
  const asked = [{ __typename: 'Compound', id: compoundId }];
  try {
    const [answer] = await askEntities('firms', asked, FIRM, ctx);
    const { managementContract } = (answer ?? {}) as Managed;
    return managementContract?.firm?.organisation?.id ?? null;
  } catch (error) {
    if (error instanceof PeerUnavailable) {
      return UNKNOWN;
    }
    throw error;
  }
}

const FIRM = '... on Compound { managementContract { firm { organisation { id } } } }';

interface Managed {
  managementContract?: { firm?: { organisation?: { id: string } | null } | null } | null;
}

const firmsDown = () =>
  violation(
    'PEER_UNAVAILABLE',
    'role',
    '暂时无法核对物业企业，请稍后用同一幂等键重试。',
    'The property firm cannot be checked now; try again with the same key.',
  );
