import type { PrismaClient } from '@lianjian/prisma-lists/client';
import { activityRows } from './activities.ts';

/** What communities do beside the lists; the lists themselves are written before. */
export function communityWork(db: PrismaClient, day: string) {
  const { activities, services, zones, teams, participants } = activityRows(day);
  return [
    db.serviceActivity.createMany({ data: activities }),
    db.activityService.createMany({ data: services }),
    db.activityZone.createMany({ data: zones }),
    db.activityTeam.createMany({ data: teams }),
    db.activityParticipants.createMany({ data: participants }),
  ];
}
