import type { Bilingual } from '@lianjian/kernel/errors';
import { areaOfCommittee, isPlatform } from '@lianjian/vocabulary/authority.rules';
import { documentsViolations, type ReportedDocument } from '@lianjian/vocabulary/documents.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Asker } from '../demand/assigned.rules.ts';
import { NOT_BY } from '../demand/demand-step.refusals.ts';
import { type Standing, sidesOf } from '../demand/demand-step.rules.ts';
import type { CaseGrade, StageCode, StageNeed } from './procedure.words.ts';
import type { Stage } from './procedures.rules.ts';
import { comingStages, isOpenTo, stateAt } from './stage.rules.ts';

/** What an input says of the stage that a case comes to. */
export interface Advance {
  to: StageCode;
  note: string | null;
  grade: CaseGrade | null;
  evidence: readonly ReportedDocument[];
}

/** A case as its stages see it. */
export interface Case extends Standing {
  grade: CaseGrade | null;
}

const NOTE_MAX = 2000;

/** All that is wrong with an input by itself. */
export function advanceViolations({ note, evidence }: Advance): UserErrorShape[] {
  return [...textViolations('note', note, NOTE_MAX), ...documentsViolations('evidence', evidence)];
}

/** All that stands against advancing a case, at once; nothing when it can be done. */
export function stageViolations(advance: Advance, demand: Case, asker: Asker): UserErrorShape[] {
  const next = comingStages(demand);
  const stage = next.find(({ code }) => code === advance.to);
  if (!stage) {
    const codes = next.map(({ code }) => code).join(', ');
    const [zh, en] = [
      `不能到该阶段；现在可到：${codes || '无'}。`,
      `It cannot come to this stage now, only to: ${codes || 'none'}.`,
    ];
    return [violation('INVALID_STATE', 'to', zh, en, { entityId: demand.id })];
  }
  const { who, state } = whyNotStage(stage, demand, asker);
  return [
    ...who.map(({ zh, en }) => violation('FORBIDDEN', 'actingForId', zh, en)),
    ...state.map(({ zh, en }) => violation('INVALID_STATE', 'to', zh, en, { entityId: demand.id })),
    ...stage.needs.flatMap((need) => missing(need, advance)),
    ...tooMuch(stage, advance),
    ...lowered(advance, demand, asker),
  ];
}

/** What advancing makes of a case that it can be done to. */
export function afterAdvance({ to: stage, grade }: Advance, demand: Case) {
  const entered = comingStages(demand).find(({ code }) => code === stage);
  const state = entered ? stateAt(entered, demand.state) : demand.state;
  return { state, stage, grade: grade ?? demand.grade };
}

/** What stands against bringing a case to one of its next stages, whatever is given for it. */
export function whyNotStage(
  stage: Stage,
  demand: Case,
  asker: Asker,
): { who: readonly Bilingual[]; state: readonly Bilingual[] } {
  const sides = sidesOf(asker, demand);
  const by = stage.by.filter((side) => sides.includes(side));
  const who = by.length === 0 ? [NOT_BY[stage.by.at(-1) ?? 'COMMUNITY']] : [];
  const level = stage.byGrade && who.length === 0 && !isOfGrade(demand.grade, by, asker);
  return {
    who: level ? [NOT_OF_GRADE] : who,
    state: isOpenTo(stage, demand.state) ? [] : [WITH_HANDLERS],
  };
}

/** Whether somebody is of the level that a grade names, or above it. */
function isOfGrade(
  grade: CaseGrade | null,
  sides: readonly string[],
  { actor, actingForId }: Asker,
): boolean {
  if (grade !== 'COMMUNITY' && grade !== 'STREET') {
    return true;
  }
  const isAbove = !areaOfCommittee(actingForId)?.startsWith('com-');
  return sides.includes('COMMUNITY') && (grade === 'COMMUNITY' || isAbove || isPlatform(actor));
}

/** From the lowest level to the highest. */
const GRADES: readonly CaseGrade[] = ['COMPOUND', 'COMMUNITY', 'STREET'];

/** Whoever could not close it at the grade that it has cannot come to close it at a lower one. */
function lowered({ grade }: Advance, demand: Case, asker: Asker): UserErrorShape[] {
  const isLower =
    grade !== null && demand.grade !== null && GRADES.indexOf(grade) < GRADES.indexOf(demand.grade);
  if (!isLower || isOfGrade(demand.grade, sidesOf(asker, demand), asker)) {
    return [];
  }
  const [zh, en] = [
    '已定的分级只能由该层级或其上级下调。',
    'A grade is lowered by the level that it names, or one above it.',
  ];
  return [violation('FORBIDDEN', 'grade', zh, en)];
}

const NOT_OF_GRADE: Bilingual = {
  zh: '须由分级所定的层级办理。',
  en: 'Only the level that the grade names may do this.',
};

const WITH_HANDLERS: Bilingual = {
  zh: '须先由转办或派单到达，或由经办方办结、退回。',
  en: 'It comes to its handlers by routing or dispatching, and leaves them when they settle it or send it back.',
};

const NEEDED: Record<StageNeed, { field: 'evidence' | 'note' | 'grade'; note: Bilingual }> = {
  EVIDENCE: {
    field: 'evidence',
    note: { zh: '该阶段须附佐证材料。', en: 'This stage needs evidence, such as a photo.' },
  },
  NOTE: { field: 'note', note: { zh: '该阶段须有说明。', en: 'This stage needs a note.' } },
  GRADE: { field: 'grade', note: { zh: '该阶段须定级。', en: 'This stage needs a grade.' } },
};

function missing(need: StageNeed, advance: Advance): UserErrorShape[] {
  const { field, note } = NEEDED[need];
  const given = field === 'evidence' ? advance.evidence.length > 0 : advance[field] !== null;
  return given ? [] : [violation('INVALID_INPUT', field, note.zh, note.en)];
}

function tooMuch({ needs }: Stage, { grade }: Advance): UserErrorShape[] {
  if (grade === null || needs.includes('GRADE')) {
    return [];
  }
  const [zh, en] = ['该阶段不定级。', 'This stage takes no grade.'];
  return [violation('INVALID_INPUT', 'grade', zh, en)];
}
