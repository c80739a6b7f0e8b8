/** The enumerations of procedures, each value with its meaning; the Chinese term stands in brackets. */
export const PROCEDURE_CODES = {
  KIOSK: 'Reported at a kiosk, looked at on the spot, escalated where it must be (民生小站接诉).',
  CLOSED_LOOP: 'Collected, dispatched, handled by grade, fed back (闭环处置).',
  MEDIATION: 'A dispute that somebody mediates (调解).',
} as const;

export const STAGE_CODES = {
  RECEIVED: 'Of a kiosk case: taken down by whoever is on duty (已接诉).',
  INSPECTED: 'Of a kiosk case: looked at on the spot, with a photo (已查看).',
  ESCALATED: 'Of a kiosk case: reported up to the community (已上报).',
  JOINT_SITE_VISIT: 'Of a kiosk case: community, firm and others looked together (联合查看).',
  JOINT_WORK: 'Of a kiosk case: the cause is known, and they work on it together (联合处置).',
  RESOLVED: 'Of a kiosk case or a mediation: settled, with its outcome (已解决).',
  REPLIED: 'Of a kiosk case: whoever reported it was told; that ends it (已回音).',
  COLLECTED: 'Of the closed loop, and of a wish: taken down (已收集).',
  DISCOVERED: 'Of the closed loop: what is wrong was found (已发现).',
  DISPATCHED: 'Of the closed loop: passed to whoever handles it (已流转).',
  GRADED_HANDLING: 'Of the closed loop: graded, and handled on that level (分级处置).',
  FED_BACK: 'Of the closed loop: the outcome was told; that ends it (已反馈).',
  FILED: 'Of a mediation: applied for (已申请).',
  MEDIATING: 'Of a mediation: under way (调解中).',
  FAILED: 'Of a mediation: ended without an agreement (调解未成).',
  REQUESTED: 'Of a repair order: asked for (已申请维修).',
  PUBLISHED: 'Of a repair order: out for members to sign up (已发布).',
  GRABBED: 'Of a repair order: taken by those who attend (已接单).',
  ON_SITE: 'Of a repair order: somebody is at it (上门服务).',
  DONE: 'Of a repair order: mended (已完成).',
  SCORED: 'Of a repair order: everybody who attended was given points (已评分).',
  CLAIMED: 'Of a wish: somebody took it up (已认领).',
  FULFILLED: 'Of a wish: it came true (已完成).',
} as const;

export const CASE_GRADES = {
  COMPOUND: 'Small: handled inside the compound (小区级).',
  COMMUNITY: 'Handled by the community (社区级).',
  STREET: 'Handled by the street or above (街道级).',
} as const;

export const DISPUTE_SUBJECTS = {
  FREIGHT: 'About carrying goods (货运).',
  PAYMENT: 'About being paid for it (货款).',
  OTHER: 'About something else (其他).',
} as const;

export const STAGE_NEEDS = {
  EVIDENCE: 'At least one document, such as a photo (佐证).',
  NOTE: 'A note: what was found, done or answered, as the stage asks (说明).',
  GRADE: 'The grade (分级).',
} as const;

export type ProcedureCode = keyof typeof PROCEDURE_CODES;
export type StageCode = keyof typeof STAGE_CODES;
export type CaseGrade = keyof typeof CASE_GRADES;
export type DisputeSubject = keyof typeof DISPUTE_SUBJECTS;
export type StageNeed = keyof typeof STAGE_NEEDS;
