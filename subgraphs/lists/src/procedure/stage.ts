import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { mayKnowActor } from '@lianjian/vocabulary/authority.rules';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { onlyForReaders } from '../demand/demand.visibility.ts';
import { Document, type DocumentRow } from '../document/document.ts';
import { CaseGrade, DisputeSubject, ProcedureCode, StageCode } from '../enumerations.ts';
import { Actor, reference } from '../references.ts';
import type * as words from './procedure.words.ts';

interface StageStepRow {
  key: string;
  id: string;
  stage: words.StageCode;
  enteredAt: Date;
  organisationId: string | null;
  personId: string | null;
  areaPath: string;
  note: string | null;
  grade: words.CaseGrade | null;
}

const steps = rowsByKey<StageStepRow>(
  db,
  (demandIds) => sql`
    select s.demand_id as key, s.id, s.stage::text as stage, s.entered_at as "enteredAt",
      s.organisation_id as "organisationId", s.person_id as "personId",
      d.area_path as "areaPath", s.note, s.grade::text as grade
    from stage_step s join demand d on d.id = s.demand_id and d.procedure = s.procedure
    where s.demand_id = any(${demandIds}) order by s.entered_at, s.id`,
);

const documents = rowsByKey<DocumentRow & { key: string }>(
  db,
  (stepIds) => sql`
    select d.stage_step_id as key, d.id, d.title, d.url, d.version, d.created_at as "createdAt",
      d.updated_at as "updatedAt", d.provenance::text as provenance
    from stage_document d where d.stage_step_id = any(${stepIds}) order by d.id`,
);

/** Members are told who did it, and see what may show homes and people. */
const isKnownTo = (
  { organisationId, personId, areaPath }: StageStepRow,
  actor: Parameters<typeof mayKnowActor>[0],
) => mayKnowActor(actor, { by: [organisationId, personId], areaPath });

const StageStep = builder.objectRef<StageStepRow>('StageStep').implement({
  description: 'That a case came to a stage of its procedure (阶段记录).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A stable id.' }),
    stage: t.field({ type: StageCode, description: 'The stage.', resolve: (row) => row.stage }),
    enteredAt: t.field({
      type: 'DateTime',
      description: 'When it came there.',
      resolve: (row) => row.enteredAt,
    }),
    by: t.field({
      type: Actor,
      nullable: true,
      description:
        'Who brought it there; shown to those who did, the community and those above it only.',
      resolve: (row, _args, ctx) =>
        isKnownTo(row, ctx.actor) ? reference(row.personId ?? row.organisationId) : null,
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What was found, done or answered.',
    }),
    grade: t.field({
      type: CaseGrade,
      nullable: true,
      description: 'The grade that it was given there.',
      resolve: (row) => row.grade,
    }),
    evidence: t.field({
      type: [Document],
      description:
        'Photos and other documents; they may show homes and people, so they are shown to those who gave them, the community and those above it only.',
      resolve: async (row, _args, ctx) =>
        isKnownTo(row, ctx.actor) ? [...(await documents(row.id, ctx))] : [],
    }),
  }),
});

builder.prismaObjectFields(Demand, (t) => ({
  procedure: t.expose('procedure', {
    type: ProcedureCode,
    nullable: true,
    description: 'By which stages it is handled; null of other kinds than CASE.',
  }),
  stage: t.expose('stage', {
    type: StageCode,
    nullable: true,
    description:
      "Where the kind's own procedure stands; it never contradicts the state. Null where the kind has no stages, or none for the state.",
  }),
  stages: t.field({
    type: [StageStep],
    description:
      'The stages that a case came to, one after the other; none of other kinds, and for readers of the demand only.',
    resolve: async (row, _args, ctx) =>
      (await onlyForReaders(row, ctx, row.procedure)) === null
        ? []
        : [...(await steps(row.id, ctx))],
  }),
  grade: t.expose('grade', {
    type: CaseGrade,
    nullable: true,
    description: 'On which level a case of the closed loop is handled; null before it is graded.',
  }),
  disputeSubject: t.expose('dispute', {
    type: DisputeSubject,
    nullable: true,
    description: 'What a mediation is about; null when unknown, or of what is none.',
  }),
}));
