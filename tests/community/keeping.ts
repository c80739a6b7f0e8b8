import { organisation, person } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';

export const SCOPES = ['community:write', 'demands:write', 'claims:write'];

export const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
export const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
export const elsewhere = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
export const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
export const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
export const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES);
export const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
export const volunteer = person('per-nb-resident-2', 'VOLUNTEER', SCOPES);
export const analyst = organisation('org-com-ningbao', 'ANALYST', SCOPES);
export const integrator = organisation('org-com-ningbao', 'INTEGRATOR', SCOPES);

/** Every role, seen from 宁宝: whoever stands here has to be answered for in each table. */
export const ACTORS = {
  community: ningbao,
  'the street above': street,
  'the platform': platform,
  'another community': elsewhere,
  'a unit': unit,
  'the firm': firm,
  'a resident': resident,
  'a volunteer': volunteer,
  'an analyst': analyst,
  'an integrator': integrator,
} as const;

export type Who = keyof typeof ACTORS;

export const KEEPERS: readonly Who[] = ['community', 'the street above', 'the platform'];

const ACTIVITY = `id version state kind title heldOn report reason area { id } compound { id }
  services { title resource { id } provider { __typename ... on Organisation { id } } }
  zones { group place } teams { id } participants { role count }
  allowedTransitions { mutation allowed } history { nodes { type } }`;

const activity = (mutation: string) =>
  commandOf({ subgraph: 'lists', mutation, field: 'activity', selection: ACTIVITY });

export const planActivity = activity('planActivity');
export const updateActivity = activity('updateActivity');
export const holdActivity = activity('holdActivity');
export const cancelActivity = activity('cancelActivity');

const visit = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'visit',
    selection: `id version kind household category outcome note satisfied area { id } compound { id }
      visitor { __typename ... on Person { id } ... on Organisation { id } } claim { id } demand { id }
      demands { totalCount nodes { id title state quarter category submissions { nodes { channel dwelling contact } } } }
      history { nodes { type } }`,
  });

export const logVisit = visit('logVisit');

/** A visit to somebody who moved in. */
export const VISIT = {
  kind: 'NEW_RESIDENT',
  compoundId: 'cmp-ningbao',
  household: '3-0501',
  outcome: 'MET',
};

const service = (mutation: string, input?: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    input,
    field: 'recurringService',
    selection: `id version state reason title category criteria weekdays fromTime toTime startsOn endsOn
      area { id } compound { id } deliveredBy { id } resource { id } pauses { from to reason }
      provider { ... on Organisation { id } ... on Person { id } } history { nodes { type } }`,
  });

export const startRecurringService = service('startRecurringService');
export const pauseRecurringService = service(
  'pauseRecurringService',
  'RecurringServiceReasonInput',
);
export const resumeRecurringService = service(
  'resumeRecurringService',
  'RecurringServiceStepInput',
);
export const endRecurringService = service('endRecurringService', 'RecurringServiceReasonInput');

const serving = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'serving',
    selection: 'id version day people quantity reason service { id history { nodes { type } } }',
  });

export const recordServing = serving('recordServing');
export const correctServing = serving('correctServing');

/** Lunches from the station for the aged, every day of the week. */
export const MEALS = {
  resourceId: 'res-nb-01',
  compoundId: 'cmp-ningbao',
  weekdays: [7, 1, 2, 3, 4, 5, 6],
  fromTime: '11:30',
  toTime: '12:30',
  startsOn: '2024-01-01',
};

/** A convenience day of 宁宝. */
export const DAY = {
  areaId: 'com-ningbao',
  kind: 'CONVENIENCE_DAY',
  title: '便民服务日',
  heldOn: '2024-05-11',
};
