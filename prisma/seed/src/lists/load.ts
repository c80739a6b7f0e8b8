import type { PrismaClient } from '@lianjian/prisma-lists/client';
import { areas } from '../areas.ts';
import { figureRows } from '../figures/figures.ts';
import { claimRows } from './claim-rows.ts';
import { clockRows, clockRules } from './clock-rows.ts';
import { communityWork } from './community/load.ts';
import { daysOf, quarterOf } from './days.ts';
import { demandRow } from './demand-rows.ts';
import { errandItems } from './errand-items.ts';
import { haishengWorks } from './haisheng.ts';
import { longzeWishes } from './longze-wishes.ts';
import { ningbaoClaimed } from './ningbao-claimed.ts';
import { ningbaoOffers } from './ningbao-offers.ts';
import { ningbaoOpen } from './ningbao-open.ts';
import { otherOffers } from './other-offers.ts';
import { assignmentRows, claimParts, quarterRows, submissionRows } from './part-rows.ts';
import { pointsBooks } from './points/books.ts';
import { qianshangOrders } from './qianshang-orders.ts';
import { refusals } from './refusals.ts';
import { offerRows } from './resource-rows.ts';
import { rounds } from './rounds.ts';
import { todays } from './todays.ts';

/** Writes the sample into an empty namespace, all or nothing; `day` is that of Asia/Shanghai. */
export async function loadLists(db: PrismaClient, day: string): Promise<void> {
  const stories = [
    ...ningbaoClaimed(),
    ...ningbaoOpen(),
    ...longzeWishes(),
    ...qianshangOrders(),
    ...haishengWorks(),
    ...refusals(),
    ...todays(day),
  ];
  const offers = offerRows([...ningbaoOffers(), ...otherOffers()], daysOf(quarterOf(day)).first);
  const claims = stories.flatMap(claimRows);
  const parts = stories.map(claimParts);
  const areaNodes = areas.map(({ id, parentId, path }) => ({ id, parentId, path }));
  await db.$transaction([
    db.areaNode.createMany({ data: areaNodes }),
    db.collectionRound.createMany({ data: rounds(stories, day) }),
    db.errandItem.createMany({ data: errandItems() }),
    db.demand.createMany({ data: stories.map(demandRow) }),
    db.submission.createMany({ data: stories.flatMap(submissionRows) }),
    db.assignment.createMany({ data: stories.flatMap(assignmentRows) }),
    db.serviceResource.createMany({ data: offers.resources }),
    db.serviceArea.createMany({ data: offers.areas }),
    db.serviceCompound.createMany({ data: offers.compounds }),
    db.scheduleRule.createMany({ data: offers.schedule }),
    db.freightRoute.createMany({ data: offers.routes }),
    db.resourceQuarter.createMany({ data: quarterRows(claims, offers.resources) }),
    db.claim.createMany({ data: claims }),
    db.claimPartner.createMany({ data: parts.flatMap(({ partners }) => partners) }),
    db.output.createMany({ data: parts.flatMap(({ outputs }) => outputs) }),
    db.rating.createMany({ data: parts.flatMap(({ ratings }) => ratings) }),
    ...communityWork(db, day, stories),
    ...pointsBooks(db, claims),
    db.clockRule.createMany({ data: clockRules() }),
    db.clock.createMany({ data: stories.flatMap(clockRows) }),
    db.publishedFigure.createMany({ data: figureRows('lists') }),
  ]);
}
