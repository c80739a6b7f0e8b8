import { organisation } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import type { World } from '../testkit/world.ts';

export const SCOPES = ['agreements:write', 'demands:write'];
export const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
export const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
export const subgraph = 'agreements';
const MEETING = `id version state heldOn duration { value qualifier } households
  attendance { organisation { id } present } agenda { id title outcome conclusion }
  resolutions { id version state text responsible { id } allowedTransitions { to allowed } }
  appeals { nodes { id } } minutes { title url } allowedTransitions { to mutation allowed }
  history { nodes { type } }`;
const APPEAL = `id version state responsible { id } receivedOn implementedOn outcome demand { id }
  allowedTransitions { to mutation allowed } history { nodes { type } }`;
const onMeeting = { subgraph, field: 'meeting', selection: MEETING } as const;
const onAppeal = { subgraph, field: 'appeal', selection: APPEAL } as const;
export const convene = commandOf({ ...onMeeting, mutation: 'conveneMeeting' });
export const tell = commandOf({ ...onMeeting, mutation: 'recordMeetingOutcome' });
export const cancel = commandOf({ ...onMeeting, mutation: 'cancelMeeting' });
export const raise = commandOf({ ...onAppeal, mutation: 'raiseAppeal' });
export const assign = commandOf({ ...onAppeal, mutation: 'assignAppeal' });
export const implement = commandOf({ ...onAppeal, mutation: 'implementAppeal' });
export const follow = commandOf({
  subgraph,
  mutation: 'recordResolutionProgress',
  field: 'resolution',
  selection: 'version state meeting { id } history { nodes { type } }',
});
export const tableDemand = commandOf({
  subgraph,
  mutation: 'tableDemand',
  field: 'agendaItem',
  selection: 'id',
});
export const submit = commandOf({
  subgraph: 'lists',
  mutation: 'submitDemand',
  field: 'demand',
  selection: 'id',
});

const CONFERENCE = {
  kind: 'JOINT_CONFERENCE',
  title: '联席会议',
  areaId: 'com-ningbao',
  agreementId: 'agr-nb-a',
  heldOn: today(),
};
export const called = async (world: World, given: object = {}) =>
  String((await convene.done(world, ningbao, { ...CONFERENCE, ...given })).meeting?.id);
export const demand = async (world: World) => {
  const need = {
    compoundId: 'cmp-ningbao',
    channel: 'MEETING',
    kind: 'COMMUNITY_PROJECT',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    title: '义诊',
    unit: 'SESSION',
    quantity: 1,
  };
  return String((await submit.done(world, ningbao, need)).demand?.id);
};
export const APPEALED = { title: '楼道照明', areaId: 'com-ningbao', agreementId: 'agr-nb-a' };
export const raised = async (world: World) =>
  String((await raise.done(world, ningbao, APPEALED)).appeal?.id);

const ATTENDANCE = [
  { organisationId: 'org-com-ningbao', present: true },
  { organisationId: 'org-nb-unit-a', present: false },
  { role: 'RESIDENT', compoundId: 'cmp-ningbao', present: true },
];
export const OUTCOME = { attendance: ATTENDANCE, agenda: [], resolutions: [] };
