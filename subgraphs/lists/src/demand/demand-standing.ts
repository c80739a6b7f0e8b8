import { builder } from '../builder.ts';
import { DemandRoute, DemandState, ServiceUnit } from '../enumerations.ts';
import { Demand } from './demand.ts';

// Where a demand stands: its quarters, its state, and its quantity at the instant of reading.
builder.prismaObjectFields(Demand, (t) => ({
  quarter: t.expose('quarter', { type: 'Quarter', description: 'When it was collected.' }),
  listQuarter: t.expose('listQuarter', {
    type: 'Quarter',
    description: 'On whose list it stands, and whose capacity a claim takes.',
  }),
  carriedOver: t.exposeInt('carriedOver', {
    description: "How often it went over to a later quarter's list, from 0.",
  }),
  state: t.expose('state', { type: DemandState, description: 'Where it stands now.' }),
  route: t.expose('route', {
    type: DemandRoute,
    nullable: true,
    description: 'Which way it went after sorting; null before that.',
  }),
  unit: t.expose('unit', { type: ServiceUnit, description: 'What its quantity is counted in.' }),
  quantity: t.exposeInt('quantity', {
    description: 'How much is needed, at least 1: always free + held + committed.',
  }),
  free: t.exposeInt('free', { description: 'How much can be claimed now.' }),
  held: t.exposeInt('held', {
    description: 'How much is held by claims that wait for an answer and are not over.',
  }),
  committed: t.exposeInt('committed', {
    description: 'How much was accepted, including what was delivered since.',
  }),
  beneficiaries: t.exposeInt('beneficiaries', {
    nullable: true,
    description: 'How many it is for; null when unknown.',
  }),
  wantedFrom: t.expose('wantedFrom', {
    type: 'Date',
    nullable: true,
    description: 'The first day on which it is wanted; null: any day of the quarter.',
  }),
  wantedBy: t.expose('wantedBy', {
    type: 'Date',
    nullable: true,
    description: 'The last day on which it is wanted; null: any day of the quarter.',
  }),
  wantedWeekdays: t.exposeIntList('wantedWeekdays', {
    description: 'On which weekdays it is wanted, 1 (Monday) to 7; none means any.',
  }),
  receivedAt: t.expose('receivedAt', {
    type: 'DateTime',
    description: 'When it first reached the community.',
  }),
  claimedOn: t.expose('claimedOn', {
    type: 'Date',
    nullable: true,
    description: 'The day on which its quantity was first wholly committed (完成认领).',
  }),
}));
