import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { AgendaItem } from '../agenda/agenda.ts';
import { Agreement } from '../agreement/agreement.ts';
import { Appeal } from '../appeal/appeal.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Meeting } from '../meeting/meeting.ts';
import { PlanItem } from '../plan/plan.ts';
import { Actor, Organisation } from '../references.ts';
import { Resolution } from '../resolution/resolution.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
});

addHistory(AgendaItem, 'AgendaItem');
addHistory(Agreement, 'Agreement');
addHistory(Meeting, 'Meeting');
addHistory(PlanItem, 'PlanItem');
addHistory(Appeal, 'Appeal');
addHistory(Resolution, 'Resolution');
