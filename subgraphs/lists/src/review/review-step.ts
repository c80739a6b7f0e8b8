import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { CommandInput } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import { keeperViolations, lifeViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { placeNamed } from '../submission/place.ts';
import {
  markViolations,
  onceViolations,
  REVIEW_STEPS,
  reviewKeeper,
  selfViolations,
  unmarkedViolations,
  yearViolations,
} from './review.rules.ts';
import { lockReview, lockYear, mark, open, providersOf, publish } from './review.store.ts';
import { mayReadReview } from './review.visibility.ts';

export interface OpenReview extends CommandInput {
  areaId: string;
  year: number;
}

/** Opens the review of a community's year. */
export function openReview(input: OpenReview, actor: Actor, ctx: Context) {
  const { areaId, year } = input;
  const act = { mutation: 'openReview', input, meaning: { areaId, year }, violations: [] };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeNamed({ areaId, compoundId: null }, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const id = newId('rev');
    return {
      objectId: id,
      violations: keeperViolations(reviewKeeper, place, by),
      decide: async (tx) => {
        const instant = await lockYear(tx, areaId, year);
        const earlier = await tx.review.findUnique({ where: { areaId_year: { areaId, year } } });
        return {
          violations: [...yearViolations(year, dayOf(instant)), ...onceViolations(earlier?.id)],
          write: () => open(tx, id, place, { year, instant }),
        };
      },
    };
  });
}

export interface ScoreReviewItem extends CommandInput {
  itemId: string;
  expectedVersion: number;
  score: number;
  remark?: string | null;
}

/** Marks one line of a review. */
export function scoreReviewItem(input: ScoreReviewItem, actor: Actor, ctx: Context) {
  const { itemId: id, expectedVersion, score, remark = null } = input;
  const act = {
    mutation: 'scoreReviewItem',
    input,
    meaning: { id, expectedVersion, score, remark },
    violations: markViolations(score, remark),
  };
  return perform(act, { actor, ctx }, async (by) => {
    const seen = await db().reviewItem.findUnique({ where: { id } });
    if (!seen || !(await mayReadReview(seen.reviewId, ctx))) {
      return [unknown('itemId', id)];
    }
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const { row, instant, items } = await lockReview(tx, seen.reviewId);
        const item = items.find((each) => each.id === id);
        if (!item) {
          throw new CameBetween();
        }
        const standing = { ...row, id, version: item.version };
        const taking = { field: 'itemId', expectedVersion };
        const { scoreReviewItem: step } = REVIEW_STEPS;
        const given = { score, remark, scoredById: by.actingForId, instant };
        return {
          violations: [
            ...lifeViolations(step, reviewKeeper, standing, by, taking),
            ...selfViolations(by, await providersOf(tx, row, item)),
          ],
          write: () => mark(tx, row, item, given),
        };
      },
    };
  });
}

export interface PublishReview extends CommandInput {
  reviewId: string;
  expectedVersion: number;
}

/** Publishes a review whose lines are all marked. */
export function publishReview(input: PublishReview, actor: Actor, ctx: Context) {
  const { reviewId: id, expectedVersion } = input;
  const meaning = { id, expectedVersion };
  const act = { mutation: 'publishReview', input, meaning, violations: [] };
  return perform(act, { actor, ctx }, async (by) => {
    if (!(await mayReadReview(id, ctx))) {
      return [unknown('reviewId', id)];
    }
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const { row, instant, items } = await lockReview(tx, id);
        const taking = { field: 'reviewId', expectedVersion };
        const found = lifeViolations(REVIEW_STEPS.publishReview, reviewKeeper, row, by, taking);
        const unmarked = row.state === 'OPEN' ? unmarkedViolations(items) : [];
        return { violations: [...found, ...unmarked], write: () => publish(tx, row, instant) };
      },
    };
  });
}

const unknown = (field: string, entityId: string): UserErrorShape =>
  violation('NOT_FOUND', field, '没有这项评议。', 'There is no such review.', { entityId });
