import type { PrismaClient } from '@lianjian/prisma-agreements/client';
import { areas } from '../areas.ts';
import { figureRows } from '../figures/figures.ts';
import {
  agreementRows,
  compoundNodes,
  coveredAreaRows,
  coveredCompoundRows,
  partyRows,
} from './agreement-rows.ts';
import { appeals } from './appeals.ts';
import { cooperations } from './cooperations.ts';
import { hallSessions } from './hall-sessions.ts';
import { ningbaoPartnerships, reportedJointBuilds } from './joint-builds.ts';
import { jointConferences } from './joint-conferences.ts';
import { agendaRows, attendanceRows, meetingRows, resolutionRows } from './meeting-rows.ts';
import { otherMeetings } from './other-meetings.ts';
import { pairings } from './pairings.ts';
import { planItems, plans } from './plans.ts';

const agreements = [...reportedJointBuilds, ...ningbaoPartnerships, ...pairings, ...cooperations];
const meetings = [...jointConferences, ...hallSessions, ...otherMeetings];

/** Writes the sample into an empty namespace, all or nothing. Nothing here depends on the day of loading. */
export async function loadAgreements(db: PrismaClient, _day: string): Promise<void> {
  const areaNodes = areas.map(({ id, parentId, path }) => ({ id, parentId, path }));
  await db.$transaction([
    db.areaNode.createMany({ data: areaNodes }),
    db.compoundNode.createMany({ data: [...compoundNodes] }),
    db.agreement.createMany({ data: agreementRows(agreements) }),
    db.agreementParty.createMany({ data: partyRows(agreements) }),
    db.agreementCompound.createMany({ data: coveredCompoundRows(agreements) }),
    db.agreementArea.createMany({ data: coveredAreaRows(agreements) }),
    db.plan.createMany({ data: plans }),
    db.planItem.createMany({ data: planItems }),
    db.meeting.createMany({ data: meetingRows(meetings) }),
    db.agendaItem.createMany({ data: agendaRows(meetings) }),
    db.attendance.createMany({ data: attendanceRows(meetings) }),
    db.resolution.createMany({ data: resolutionRows(meetings) }),
    db.appeal.createMany({ data: appeals }),
    db.publishedFigure.createMany({ data: figureRows('agreements') }),
  ]);
}
