import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { builder, words } from '../builder.ts';
import { Compound } from '../compound/compound.ts';
import { db } from '../db.ts';
import { Actor, Organisation } from '../references.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
});

addHistory(Compound, 'Compound');
