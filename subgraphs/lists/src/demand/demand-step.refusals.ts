import type { Bilingual } from '@lianjian/kernel/errors';
import type { StageCode } from '../procedure/procedure.words.ts';
import type { AssignmentState, DemandState } from '../words.ts';
import type { Side } from './demand-steps.rules.ts';

// What is said of each thing that stands in the way of a step of a demand.

export const STAYS: Bilingual = {
  zh: '这类事项由受理人一帮到底；只有社区可以收回另派。',
  en: 'Whoever took this on stays with it to the end; the community alone can call it back.',
};

export const NOT_BY: Record<Side, Bilingual> = {
  COMMUNITY: {
    zh: '须由需求所在社区或其上级办理。',
    en: 'Only the community of the place, or one above it, may do this.',
  },
  HANDLER: {
    zh: '须由该需求的经办方（责任主体或受派人）办理。',
    en: 'Only a party to whom the demand was routed or dispatched may do this.',
  },
};

export const ASSIGNED_ONLY: Bilingual = {
  zh: '这类需求由社区指派，不上认领清单。',
  en: 'This kind of demand is assigned, never listed for claiming.',
};

export const TAKEN: Bilingual = {
  zh: '仍有认领占用数量，请先答复或释放。',
  en: 'Claims have some of it: they have to be answered or released first.',
};

export const SERVED: Bilingual = {
  zh: '其中一部分已服务并确认，请改用 closeDemand 结项。',
  en: 'Some of it was served and confirmed: close it, by closeDemand.',
};

export const UNSERVED: Bilingual = {
  zh: '尚无确认的服务，请改用 withdrawDemand 撤回。',
  en: 'Nothing of it was served and confirmed: withdraw it, by withdrawDemand.',
};

export const wrongState = (state: DemandState): Bilingual => ({
  zh: `需求现处于 ${state}，不能如此办理。`,
  en: `The demand is ${state} now, which does not allow this.`,
});

export const wrongAssignment = (state: AssignmentState | null): Bilingual => ({
  zh: `指派现处于 ${state ?? '无'}，不能如此办理。`,
  en: `The assignment is ${state ?? 'none'} now, which does not allow this.`,
});

export const wrongStage = (stage: StageCode): Bilingual => ({
  zh: `办理阶段现为 ${stage}，须先推进阶段。`,
  en: `Its procedure stands at ${stage}: the stage has to be advanced first.`,
});
