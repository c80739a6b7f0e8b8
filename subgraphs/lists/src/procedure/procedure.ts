import { builder } from '../builder.ts';
import {
  DemandKind as DemandKindRef,
  DemandSide,
  DemandState,
  ProcedureCode as ProcedureCodeRef,
  StageCode,
  StageNeed,
} from '../enumerations.ts';
import type { DemandKind } from '../words.ts';
import type { ProcedureCode } from './procedure.words.ts';
import { FOLLOWED, PROCEDURES, type Stage } from './procedures.rules.ts';

interface ProcedureShape {
  kind: DemandKind;
  code: ProcedureCode | null;
  stages: readonly Stage[];
}

/** Every procedure, and the stages of the kinds whose stage follows from the state. */
const all: readonly ProcedureShape[] = [
  ...Object.entries(PROCEDURES).map(([code, stages]) => ({
    kind: 'CASE' as const,
    code: code as ProcedureCode,
    stages,
  })),
  ...Object.entries(FOLLOWED).map(([kind, stages]) => ({
    kind: kind as DemandKind,
    code: null,
    stages: stages.map((stage) => ({ ...stage, by: [], needs: [] })),
  })),
];

const ProcedureStage = builder.objectRef<Stage>('ProcedureStage').implement({
  description: 'One stage of a procedure, with what it asks for (办理阶段).',
  fields: (t) => ({
    code: t.field({ type: StageCode, description: 'The stage.', resolve: ({ code }) => code }),
    states: t.field({
      type: [DemandState],
      description: 'The states that go with it; MERGED and WITHDRAWN go with every stage.',
      resolve: ({ states }) => [...states],
    }),
    by: t.field({
      type: [DemandSide],
      description: 'Who brings a case there by advanceStage; none where that is not how it comes.',
      resolve: ({ by }) => [...by],
    }),
    needs: t.field({
      type: [StageNeed],
      description: 'What has to be given on entering it.',
      resolve: ({ needs }) => [...needs],
    }),
    mayBeSkipped: t.boolean({
      description: 'Whether a case can go past it.',
      resolve: ({ mayBeSkipped }) => mayBeSkipped ?? false,
    }),
    mayRecur: t.boolean({
      description: 'Whether a case can enter it once more.',
      resolve: ({ mayRecur }) => mayRecur ?? false,
    }),
    byGrade: t.boolean({
      description:
        'Whether the grade says who brings a case there: the street for STREET, the community or above for COMMUNITY.',
      resolve: ({ byGrade }) => byGrade ?? false,
    }),
    ends: t.boolean({
      description: 'Whether it ends the case.',
      resolve: ({ ends }) => ends ?? false,
    }),
  }),
});

const Procedure = builder.objectRef<ProcedureShape>('Procedure').implement({
  description: 'The ordered stages by which demands of a kind are handled (办理流程).',
  fields: (t) => ({
    kind: t.field({
      type: DemandKindRef,
      description: 'The kind of demand that has it.',
      resolve: ({ kind }) => kind,
    }),
    code: t.field({
      type: ProcedureCodeRef,
      nullable: true,
      description: 'Which of the procedures of cases; null where the stage follows from the state.',
      resolve: ({ code }) => code,
    }),
    stages: t.field({
      type: [ProcedureStage],
      description: 'Its stages, in their order.',
      resolve: ({ stages }) => [...stages],
    }),
  }),
});

builder.queryField('procedures', (t) =>
  t.field({
    type: [Procedure],
    nullable: true,
    description: 'All procedures, as the rules and allowedTransitions know them.',
    resolve: () => [...all],
  }),
);
