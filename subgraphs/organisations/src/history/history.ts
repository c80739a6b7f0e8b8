import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { ApiKey } from '../api-key/api-key.ts';
import { Area } from '../area/area.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Person, personRows } from '../person/person.ts';
import { TeamMember } from '../team/team-member.ts';
import { Tie } from '../tie/tie.ts';
import { Actor } from '../viewer/viewer.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  actorOf: (id, ctx, info) =>
    id.startsWith('per-') ? personRows.load(id, ctx, info) : organisationRows.load(id, ctx, info),
  organisationOf: organisationRows.load,
  db,
});

addHistory(ApiKey, 'ApiKey');
addHistory(Area, 'Area');
addHistory(Organisation, 'Organisation');
addHistory(Person, 'Person');
addHistory(TeamMember, 'TeamMember');
addHistory(Tie, 'Tie');
