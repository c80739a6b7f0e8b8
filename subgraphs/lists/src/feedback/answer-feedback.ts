import type { Actor, Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Feedback } from '@lianjian/prisma-lists/client';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { lifeViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { FEEDBACK_STEPS, feedbackKeeper } from './feedback.rules.ts';
import { concernedBy, mayReadFeedback } from './feedback.visibility.ts';

export interface AnswerFeedback extends CommandInput {
  feedbackId: string;
  expectedVersion: number;
  answer: string;
}

const ANSWER_MAX = 1000;

/** Answers a complaint; what somebody answers for whom stands in the row. */
export function answerFeedback(input: AnswerFeedback, actor: Actor, ctx: Context) {
  const { feedbackId: id, expectedVersion, answer } = input;
  const act = {
    mutation: 'answerFeedback',
    input,
    meaning: { id, expectedVersion, answer },
    violations: textViolations('answer', answer, ANSWER_MAX),
  };
  return perform(act, { actor, ctx }, async (by) => {
    const [found] = (await mayReadFeedback(id, ctx)) ? await concernedBy(id, ctx) : [];
    if (!found) {
      const [zh, en] = ['没有这条反馈。', 'There is no such feedback.'];
      return [violation('NOT_FOUND', 'feedbackId', zh, en, { entityId: id })];
    }
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const row = await lock(tx, id);
        const standing = { ...row, concerned: found.concerned };
        const taking = { field: 'feedbackId', expectedVersion };
        const step = FEEDBACK_STEPS.answerFeedback;
        return {
          violations: lifeViolations(step, feedbackKeeper, standing, by, taking),
          write: () => write(tx, row, answer, by.actingForId),
        };
      },
    };
  });
}

async function lock(tx: Tx, id: string): Promise<Feedback> {
  await tx.$queryRaw(sql`select 1 as locked from feedback where id = ${id} for update`);
  const row = await tx.feedback.findUnique({ where: { id } });
  if (!row) {
    throw new CameBetween();
  }
  return row;
}

async function write(tx: Tx, row: Feedback, answer: string, party: string): Promise<Change[]> {
  const { id, version, areaPath, state } = row;
  const instant = await instantOf(tx);
  const answeredById = party.startsWith('org-') ? party : null;
  const answered = { state: 'ANSWERED' as const, answer, answeredAt: instant, answeredById };
  const data = { ...answered, version: version + 1, updatedAt: instant };
  await tx.feedback.update({ where: { id }, data });
  return [
    {
      type: 'feedback.answered',
      entityType: 'Feedback',
      entityId: id,
      fromVersion: version,
      toVersion: version + 1,
      areaPath,
      before: { state },
      after: { state: 'ANSWERED', answeredById },
    },
  ];
}
