import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from './builder.ts';
import * as errands from './errand/errand.words.ts';
import * as procedures from './procedure/procedure.words.ts';
import * as rota from './rota/rota.words.ts';
import * as words from './words.ts';

const view = kernelView(builder);

export const DemandKind = enumeration(
  view,
  'DemandKind',
  'What sort of need it is (需求类型).',
  words.DEMAND_KINDS,
);
export const Track = enumeration(view, 'Track', 'How a need is taken up (办理方式).', words.TRACKS);
export const DemandState = enumeration(
  view,
  'DemandState',
  'Where a demand stands (需求状态).',
  words.DEMAND_STATES,
);
export const DemandRoute = enumeration(
  view,
  'DemandRoute',
  'Which of the two ways a sorted demand went (需求去向).',
  words.DEMAND_ROUTES,
);
export const Urgency = enumeration(
  view,
  'Urgency',
  'How soon it is needed (紧急程度).',
  words.URGENCIES,
);
export const LocationClass = enumeration(
  view,
  'LocationClass',
  'On whose ground the work is (位置类别).',
  words.LOCATION_CLASSES,
);
export const ServiceUnit = enumeration(
  view,
  'ServiceUnit',
  'What quantities are counted in (计量单位).',
  words.SERVICE_UNITS,
);
export const Audience = enumeration(
  view,
  'Audience',
  'For whom it is (服务对象).',
  words.AUDIENCES,
);
export const CollectionChannel = enumeration(
  view,
  'CollectionChannel',
  'By which way something reached the community (收集渠道).',
  words.COLLECTION_CHANNELS,
);
export const RoundState = enumeration(
  view,
  'RoundState',
  'Where a collection round stands (收集轮次状态).',
  words.ROUND_STATES,
);
export const ClaimantKind = enumeration(
  view,
  'ClaimantKind',
  'Who may claim (认领方类型).',
  words.CLAIMANT_KINDS,
);
export const Acceptance = enumeration(
  view,
  'Acceptance',
  'How a claim becomes firm (确认方式).',
  words.ACCEPTANCES,
);
export const ResourceState = enumeration(
  view,
  'ResourceState',
  'Whether a resource can be claimed with (资源状态).',
  words.RESOURCE_STATES,
);
export const ResourceSide = enumeration(
  view,
  'ResourceSide',
  'Who took a step with a resource (资源操作方).',
  words.RESOURCE_SIDES,
);
export const ClaimSide = enumeration(
  view,
  'ClaimSide',
  'Which side opened a claim; the other one accepts (发起方).',
  words.CLAIM_SIDES,
);
export const ClaimState = enumeration(
  view,
  'ClaimState',
  'Where a claim stands (认领状态).',
  words.CLAIM_STATES,
);
export const AssignmentMode = enumeration(
  view,
  'AssignmentMode',
  'How somebody was named (指派方式).',
  words.ASSIGNMENT_MODES,
);
export const AssignmentState = enumeration(
  view,
  'AssignmentState',
  'Where an assignment stands (指派状态).',
  words.ASSIGNMENT_STATES,
);
export const ReasonCode = enumeration(
  view,
  'ReasonCode',
  'Why something was refused, given back or returned (原因).',
  words.REASON_CODES,
);
export const ProcedureCode = enumeration(
  view,
  'ProcedureCode',
  'By which ordered stages a case is handled (办理流程).',
  procedures.PROCEDURE_CODES,
);
export const StageCode = enumeration(
  view,
  'StageCode',
  "Where a kind's own procedure stands (办理阶段).",
  procedures.STAGE_CODES,
);
export const CaseGrade = enumeration(
  view,
  'CaseGrade',
  'On which level a case of the closed loop is handled (处置分级).',
  procedures.CASE_GRADES,
);
export const DisputeSubject = enumeration(
  view,
  'DisputeSubject',
  'What a mediation is about (纠纷类型).',
  procedures.DISPUTE_SUBJECTS,
);
export const StageNeed = enumeration(
  view,
  'StageNeed',
  'What has to be given on entering a stage (阶段要件).',
  procedures.STAGE_NEEDS,
);
export const DemandSide = enumeration(
  view,
  'DemandSide',
  'On which side of a demand somebody stands who takes a step (办理主体).',
  words.DEMAND_SIDES,
);
export const ImportedList = enumeration(
  view,
  'ImportedList',
  'Which list a file can be taken over into (可导入的清单).',
  words.IMPORTED_LISTS,
);
export const ThreeList = enumeration(
  view,
  'ThreeList',
  'One of the three lists (三项清单).',
  words.THREE_LISTS,
);
export const ErrandMode = enumeration(
  view,
  'ErrandMode',
  'Whether an errand is done with or for somebody (办理方式).',
  errands.ERRAND_MODES,
);
export const ErrandItemState = enumeration(
  view,
  'ErrandItemState',
  'Whether a kind of errand is taken on (事项状态).',
  errands.ERRAND_ITEM_STATES,
);
export const ShiftState = enumeration(
  view,
  'ShiftState',
  'Where a shift of a rota stands (班次状态).',
  rota.SHIFT_STATES,
);
