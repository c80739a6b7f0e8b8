import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { TERM_SCOPE } from '../term/ending.rules.ts';
import { end, type Termed } from '../term/term.store.ts';
import type { NewAssignment } from './new-assignment.rules.ts';
import { type NewStation, stationViolations } from './new-station.rules.ts';
import { assign, open } from './station.store.ts';
import { Station, stationRows } from './station.ts';
import { assignmentRows, StationAssignment } from './station-assignment.ts';

const StationPayload = payload(kernelView(builder), words, {
  name: 'StationPayload',
  field: 'station',
  node: Station,
  entity: stationRows,
  description: 'What came of opening a work station.',
});

const StationAssignmentPayload = payload(kernelView(builder), words, {
  name: 'StationAssignmentPayload',
  field: 'stationAssignment',
  node: StationAssignment,
  entity: assignmentRows,
  description: 'What came of an act about a compound of a work station.',
});

const OpenStationInput = builder.inputType('OpenStationInput', {
  description: 'A work station that is opened.',
  fields: (t) => ({
    ...keyFields(t),
    firmId: t.id({ required: true, description: 'The steward centre that runs it.' }),
    areaId: t.id({
      required: true,
      description: 'The area that holds all its compounds, within that of the firm.',
    }),
    partyBranchId: t.id({
      required: true,
      description: 'Its Party branch, of the kind FIRM_PARTY_BRANCH, which nobody else has.',
    }),
    nameZh: t.string({ required: true, description: 'Its Chinese name, 1 to 100 characters.' }),
    nameEn: t.string({ description: 'Its English name, 1 to 100 characters.' }),
    aliases: t.stringList({ description: 'Other names in use, 20 at most.' }),
  }),
});

const AssignStationInput = builder.inputType('AssignStationInput', {
  description: 'A compound that a station is to look after; a date that is not known is left out.',
  fields: (t) => ({
    ...keyFields(t),
    stationId: t.id({ required: true, description: 'The station.' }),
    compoundId: t.id({
      required: true,
      description: 'The compound, in the area of the station and without a property firm.',
    }),
    startsOn: t.field({ type: 'PartialDate', description: 'Its first day; it may lie ahead.' }),
    endsOn: t.field({
      type: 'PartialDate',
      description: 'Its last day, that day included; left out while no end is known.',
    }),
  }),
});

const EndStationAssignmentInput = builder.inputType('EndStationAssignmentInput', {
  description: 'That a station looks after a compound no longer, or not as long as was agreed.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    assignmentId: t.id({ required: true, description: 'The assignment of the compound.' }),
    endsOn: t.field({
      type: 'PartialDate',
      required: true,
      description:
        'Its last day, that day included; it may lie ahead, but not after an end that was agreed. What has not begun is called off by a day before its start.',
    }),
  }),
});

const ASSIGNMENT: Termed = {
  table: 'station_assignment',
  entityType: 'StationAssignment',
  event: 'station.unassigned',
  field: 'assignmentId',
};

builder.mutationFields((t) => ({
  openStation: t.field({
    type: StationPayload,
    nullable: true,
    description:
      'Opens a work station of a steward centre (设立区域化物管工作站): by the platform anywhere, by a street or community in its own area and below. Refused for a name that the firm has given already. Needs the scope registry:write.',
    args: { input: t.arg({ type: OpenStationInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, TERM_SCOPE);
      const row: NewStation = {
        firmId: input.firmId,
        areaId: input.areaId,
        partyBranchId: input.partyBranchId,
        nameZh: input.nameZh.trim(),
        nameEn: input.nameEn ?? null,
        aliases: input.aliases ?? [],
      };
      const violations = stationViolations(row);
      const act = { mutation: 'openStation', input, meaning: { ...row }, violations };
      return perform(act, { actor, ctx }, (by) => open(row, by, ctx));
    },
  }),
  assignStation: t.field({
    type: StationAssignmentPayload,
    nullable: true,
    description:
      'Gives a compound to a work station that looks after it (划片): by the platform anywhere, by a street or community for compounds of its own area and below. A compound has one firm or work station at a time: what another one has is ended first, and this begins after that. Needs the scope registry:write.',
    args: { input: t.arg({ type: AssignStationInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, TERM_SCOPE);
      const row: NewAssignment = {
        stationId: input.stationId,
        compoundId: input.compoundId,
        startsOn: input.startsOn ?? null,
        endsOn: input.endsOn ?? null,
      };
      const act = { mutation: 'assignStation', input, meaning: { ...row }, violations: [] };
      return perform(act, { actor, ctx }, (by) => assign(row, by, ctx));
    },
  }),
  endStationAssignment: t.field({
    type: StationAssignmentPayload,
    nullable: true,
    description:
      'Says when a work station has looked after a compound for the last day (撤出划片): by the platform anywhere, by a street or community for compounds of its own area and below. Needs the scope registry:write.',
    args: {
      input: t.arg({ type: EndStationAssignmentInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, TERM_SCOPE);
      const { assignmentId, endsOn, expectedVersion } = input;
      const ending = { id: assignmentId, endsOn, expectedVersion };
      const act = { mutation: 'endStationAssignment', input, meaning: ending, violations: [] };
      return perform(act, { actor, ctx }, async (by) => end(ASSIGNMENT, ending, by));
    },
  }),
}));
