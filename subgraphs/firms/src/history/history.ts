import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { builder, words } from '../builder.ts';
import { ManagementContract } from '../contract/contract.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Actor, Organisation } from '../references.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
});

addHistory(ManagementContract, 'ManagementContract');
addHistory(PropertyFirm, 'PropertyFirm');
