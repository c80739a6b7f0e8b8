import type { PrismaClient } from '@lianjian/prisma-lists/client';
import type { Story } from '../stories.ts';
import { activityRows } from './activities.ts';
import { feedbackRows } from './feedbacks.ts';
import { recurringRows } from './recurring.ts';
import { reviewRows } from './reviews.ts';
import { visitRows } from './visits.ts';

/** What communities do beside the lists; the lists themselves are written before. */
export function communityWork(db: PrismaClient, day: string, stories: readonly Story[]) {
  const { reviews, items } = reviewRows(stories);
  const { activities, services, zones, teams, participants } = activityRows(day);
  const recurring = recurringRows();
  const { visits, demands } = visitRows();
  return [
    db.serviceActivity.createMany({ data: activities }),
    db.activityService.createMany({ data: services }),
    db.activityZone.createMany({ data: zones }),
    db.activityTeam.createMany({ data: teams }),
    db.activityParticipants.createMany({ data: participants }),
    db.recurringService.createMany({ data: recurring.services }),
    db.serving.createMany({ data: recurring.servings }),
    db.visit.createMany({ data: visits }),
    db.visitDemand.createMany({ data: demands }),
    db.feedback.createMany({ data: feedbackRows() }),
    db.review.createMany({ data: reviews }),
    db.reviewItem.createMany({ data: items }),
  ];
}
