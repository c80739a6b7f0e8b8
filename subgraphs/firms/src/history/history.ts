import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { builder, words } from '../builder.ts';
import { ManagementContract } from '../contract/contract.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Actor, Organisation } from '../references.ts';
import { Station } from '../station/station.ts';
import { StationAssignment } from '../station/station-assignment.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
});

addHistory(ManagementContract, 'ManagementContract');
addHistory(PropertyFirm, 'PropertyFirm');
addHistory(Station, 'Station');
addHistory(StationAssignment, 'StationAssignment');
