import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { Agreement } from '../agreement/agreement.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Actor, Organisation } from '../references.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
});

addHistory(Agreement, 'Agreement');
