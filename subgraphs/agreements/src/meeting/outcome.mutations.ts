import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { AgendaGravity, AgendaOutcome, AgendaTopic } from '../agenda/agenda.ts';
import { AttendeeRole } from '../attendance/attendance.ts';
import { builder } from '../builder.ts';
import { perform } from '../perform.ts';
import { callOff, tellOutcome } from './held.store.ts';
import { MeetingPayload } from './meeting.mutations.ts';
import { MinutesInput } from './minutes.ts';
import { outcomeViolations } from './outcome.rules.ts';
import type { OutcomeRow } from './outcome-rows.store.ts';

const AttendanceInput = builder.inputType('AttendanceInput', {
  description: 'Who was expected at a meeting, by organisation or by post: one of them at least.',
  fields: (t) => ({
    organisationId: t.id({ description: 'For which organisation; one without a post once.' }),
    role: t.field({ type: AttendeeRole, description: 'By which post.' }),
    compoundId: t.id({ description: 'The compound of the post.' }),
    present: t.boolean({ required: true, description: 'Whether they came.' }),
  }),
});

const AgendaOutcomeInput = builder.inputType('AgendaOutcomeInput', {
  description: 'What came of one matter: one that stood on the agenda, or one that came up.',
  fields: (t) => ({
    agendaItemId: t.id({ description: 'The matter on the agenda; left out for one that came up.' }),
    title: t.string({ description: 'The matter that came up: 1 to 500 characters.' }),
    topic: t.field({ type: AgendaTopic, description: 'What it is about; of one that came up.' }),
    gravity: t.field({
      type: AgendaGravity,
      description: 'How it was dealt with; in the hall alone. What the agenda says unless said.',
    }),
    outcome: t.field({
      type: AgendaOutcome,
      required: true,
      description:
        'How it ended; a major matter is not consulted on alone, an important one not discussed alone.',
    }),
    conclusion: t.string({
      description: 'What was concluded, 1 to 500 characters; a decision always has one.',
    }),
  }),
});

const ResolutionInput = builder.inputType('ResolutionInput', {
  description: 'What a meeting resolved on.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What was resolved: 1 to 500 characters.' }),
    responsibleId: t.id({ description: 'The organisation that has to carry it out.' }),
    dueOn: t.field({ type: 'PartialDate', description: 'Until when.' }),
  }),
});

const RecordMeetingOutcomeInput = builder.inputType('RecordMeetingOutcomeInput', {
  description: 'What came of a meeting that was called.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    meetingId: t.id({ required: true, description: 'The meeting, called and not told of yet.' }),
    heldOn: t.field({
      type: 'Date',
      description:
        'When it was held, not after today; the day for which it was called unless said.',
    }),
    durationMinutes: t.int({ description: 'How long it took.' }),
    households: t.int({ description: 'Households that attended, where they were counted.' }),
    attendance: t.field({
      type: [AttendanceInput],
      required: true,
      description:
        'Who was expected and whether they came, 200 at most: at a joint conference every party.',
    }),
    agenda: t.field({
      type: [AgendaOutcomeInput],
      required: true,
      description: 'What came of each matter, 100 at most: none of the agenda is left out.',
    }),
    resolutions: t.field({
      type: [ResolutionInput],
      required: true,
      description: 'What was resolved, in order; 100 at most.',
    }),
    appealIds: t.idList({
      description: 'The appeals of its area that it dealt with, 100 at most.',
    }),
    minutes: t.field({
      type: [MinutesInput],
      description: 'The documents that record it, 20 at most; they are for everybody.',
    }),
  }),
});

const CancelMeetingInput = builder.inputType('CancelMeetingInput', {
  description: 'A meeting that will not be held.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    meetingId: t.id({ required: true, description: 'The meeting, called and not told of yet.' }),
  }),
});

builder.mutationFields((t) => ({
  recordMeetingOutcome: t.field({
    type: MeetingPayload,
    nullable: true,
    description:
      'Tells what came of a meeting (会议结果): who came, what became of each matter, what was resolved, which appeals were dealt with. By who keeps the books of its area, once. Whom it names is checked with its owner first. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: RecordMeetingOutcomeInput, required: true, description: 'What.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { meetingId, expectedVersion } = input;
      const row = outcomeOf(input);
      const telling = { meetingId, expectedVersion };
      const violations = outcomeViolations(row);
      const meaning = { ...row, ...telling };
      const act = { mutation: 'recordMeetingOutcome', input, meaning, violations };
      return perform(act, { actor, ctx }, (by) => tellOutcome(row, telling, by, ctx));
    },
  }),
  cancelMeeting: t.field({
    type: MeetingPayload,
    nullable: true,
    description:
      'Calls a meeting off (取消会议): by who keeps the books of its area, while nothing has been told of it. Needs the scope agreements:write.',
    args: { input: t.arg({ type: CancelMeetingInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { meetingId, expectedVersion } = input;
      const telling = { meetingId, expectedVersion };
      const act = { mutation: 'cancelMeeting', input, meaning: telling, violations: [] };
      return perform(act, { actor, ctx }, async (by) => callOff(telling, by));
    },
  }),
}));

/** The input with its defaults written out. */
function outcomeOf(input: typeof RecordMeetingOutcomeInput.$inferInput): OutcomeRow {
  return {
    heldOn: input.heldOn ? String(input.heldOn) : null,
    durationMinutes: input.durationMinutes ?? null,
    households: input.households ?? null,
    attendance: input.attendance.map(({ organisationId, role, compoundId, present }) => ({
      organisationId: organisationId ?? null,
      role: role ?? null,
      compoundId: compoundId ?? null,
      present,
    })),
    agenda: input.agenda.map((item) => ({
      agendaItemId: item.agendaItemId ?? null,
      title: item.title ?? null,
      topic: item.topic ?? null,
      gravity: item.gravity ?? null,
      outcome: item.outcome,
      conclusion: item.conclusion ?? null,
    })),
    resolutions: input.resolutions.map(({ text, responsibleId, dueOn }) => ({
      text: text.trim(),
      responsibleId: responsibleId ?? null,
      dueOn: dueOn ?? null,
    })),
    appealIds: [...new Set(input.appealIds ?? [])],
    minutes: (input.minutes ?? []).map(({ title, url }) => ({ title: title.trim(), url })),
  };
}
