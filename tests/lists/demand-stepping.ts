import type { Actor } from '@lianjian/kernel/context';
import { organisation } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import type { World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const SCOPES = ['demands:write'];
export const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
export const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES);

const step = (mutation: string, input?: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    input,
    field: 'demand',
    selection: 'id state route version free held listQuarter carriedOver title quantity',
  });

/** Every step of a demand, with what it asks for besides the demand and its version. */
export const steps = {
  sortDemand: { ...step('sortDemand'), more: {} },
  listDemand: { ...step('listDemand', 'DemandStepInput'), more: {} },
  unlistDemand: { ...step('unlistDemand', 'DemandStepInput'), more: {} },
  routeDemand: { ...step('routeDemand'), more: { responsiblePartyId: firm.id } },
  dispatchDemand: { ...step('dispatchDemand'), more: { handlerIds: [firm.id] } },
  acknowledgeDemand: { ...step('acknowledgeDemand', 'DemandStepInput'), more: {} },
  takeInHand: { ...step('takeInHand', 'DemandStepInput'), more: {} },
  addHelper: { ...step('addHelper'), more: { helperId: 'org-greening' } },
  returnDemand: {
    ...step('returnDemand', 'DemandReasonInput'),
    more: { reason: 'NOT_RESPONSIBLE' },
  },
  resolveDemand: { ...step('resolveDemand'), more: { resolution: '已更换并回访。' } },
  reopenDemand: { ...step('reopenDemand', 'DemandReasonInput'), more: { reason: 'INCOMPLETE' } },
  withdrawDemand: {
    ...step('withdrawDemand', 'DemandReasonInput'),
    more: { reason: 'NO_LONGER_NEEDED' },
  },
} as const;

export type Step = keyof typeof steps;

/** Takes a step on the demand as it is now. */
export async function take(world: World, name: Step, actor: Actor, demandId: string, more = {}) {
  const [row] = await inLists<{ version: number }>(
    world,
    'select version from demand_now where id = $1',
    [demandId],
  );
  const own = name === 'addHelper' ? { assignmentId: `asg-${demandId}` } : {};
  const input = {
    demandId,
    expectedVersion: row?.version ?? 1,
    ...steps[name].more,
    ...own,
    ...more,
  };
  return steps[name].done(world, actor, input);
}

let made = 0;

/** What a demand that a test makes can have of its own; a case has a procedure and a stage. */
interface Made {
  kind?: string;
  assignment?: string;
  procedure?: string;
  stage?: string;
  grade?: string;
}

/** A demand of 宁宝 that stands where a test wants it, with an assignment when it is routed. */
export async function demandIn(
  world: World,
  state: string,
  { kind = 'COMMUNITY_PROJECT', assignment = 'ASSIGNED', ...place }: Made = {},
): Promise<string> {
  made += 1;
  const id = `dem-step-${made}`;
  const isRouted = ['ROUTED', 'RESOLVED'].includes(state);
  const isTaken = ['CLAIMED', 'DELIVERED', 'CONFIRMED'].includes(state);
  const isListed = isTaken || state === 'LISTED';
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, $1)).* from demand d
      where d.id = 'dem-nb-2023q2-12'`,
    [
      {
        id,
        kind,
        state,
        held: 0,
        committed: isTaken ? 1 : 0,
        quantity: 1,
        version: 1,
        route: isRouted ? 'RESPONSIBLE_PARTY' : isListed ? 'CLAIM_LIST' : null,
        responsible_party_id: isRouted ? firm.id : null,
        ...place,
        merged_into_id: state === 'MERGED' ? 'dem-nb-2023q2-12' : null,
      },
    ],
  );
  if (isRouted) {
    await inLists(
      world,
      `insert into assignment (id, demand_id, assignee_organisation_id, mode, state, assigned_at,
        resolution, resolved_at, provenance)
      values ($1, $2, $3, 'ROUTED', $4, now(), $5, $6, 'ENTERED')`,
      state === 'RESOLVED'
        ? [`asg-${id}`, id, firm.id, 'DONE', '已办结。', new Date()]
        : [`asg-${id}`, id, firm.id, assignment, null, null],
    );
  }
  return id;
}
