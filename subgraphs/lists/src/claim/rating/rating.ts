import type { CollectionChannel } from '@lianjian/prisma-lists/client';
import { type Asker, type Standing, sidesOf } from '../step/step.rules.ts';
import type { StepOptions } from '../step/take-step.ts';
import { opinionViolations } from './rating.rules.ts';
import { writeRating } from './rating.store.ts';

interface Rated {
  expectedVersion?: number | null;
  score: number;
  comment?: string | null;
  channel?: CollectionChannel | null;
}

/** How a service is rated: the claim keeps its version, so that many may rate at a time. */
export function rating({ expectedVersion, score, ...rest }: Rated): StepOptions {
  const opinion = { score, comment: rest.comment ?? null, channel: rest.channel ?? null };
  return {
    mutation: 'rateService',
    meaning: { expectedVersion, ...opinion },
    known: opinionViolations(opinion),
    outcome: () => null,
    along: async (claim, tx, asker) => {
      const { change } = await writeRating(tx, claim, raterOf(asker, claim), opinion);
      return [change];
    },
  };
}

/** A community rates as what it is, whoever acts for it; those who were served as themselves. */
function raterOf(asker: Asker, claim: Standing) {
  return sidesOf(asker, claim).includes('COMMUNITY')
    ? { raterOrganisationId: asker.actingForId }
    : { raterPersonId: asker.actor.id };
}
