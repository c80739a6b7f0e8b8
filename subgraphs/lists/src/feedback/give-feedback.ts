import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { made } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { askParties } from '../party/party.ts';
import { perform } from '../perform.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { placeNamed } from '../submission/place.ts';
import type { CollectionChannel } from '../words.ts';
import {
  type Given,
  givenOnViolations,
  givenViolations,
  giverViolations,
} from './feedback.rules.ts';
import { type Subject, subjectOf } from './subject.store.ts';

export interface GiveFeedback
  extends CommandInput,
    Pick<Given, 'kind'>,
    Partial<{ [K in Exclude<keyof Given, 'kind'>]: Given[K] }> {
  channel: CollectionChannel;
  givenOn?: string | null;
}

/** Writes down what somebody said of a service. */
export function giveFeedback(input: GiveFeedback, actor: Actor, ctx: Context) {
  const { channel, givenOn = null } = input;
  const given = givenIn(input);
  const act = {
    mutation: 'giveFeedback',
    input,
    meaning: { ...given, channel, givenOn },
    violations: givenViolations(given),
  };
  return perform(act, { actor, ctx }, async (by) => {
    const subject = await find(given, ctx);
    if (!('areaPath' in subject)) {
      return subject;
    }
    const id = newId('fbk');
    return {
      objectId: id,
      violations: [
        ...giverViolations(by, given.kind, subject),
        ...(await askParties(organisationIn(given), ctx)),
      ],
      decide: async (tx) => {
        const instant = await instantOf(tx);
        const today = dayOf(instant);
        const row = { id, given, subject, channel, givenOn: givenOn ?? today, instant };
        return {
          violations: givenOnViolations(row.givenOn, today),
          write: () => write(tx, row, actor.kind === 'PERSON' ? actor.id : null, by.actingForId),
        };
      },
    };
  });
}

const givenIn = (input: GiveFeedback): Given => ({
  kind: input.kind,
  claimId: input.claimId ?? null,
  demandId: input.demandId ?? null,
  activityId: input.activityId ?? null,
  organisationId: input.organisationId ?? null,
  compoundId: input.compoundId ?? null,
  areaId: input.areaId ?? null,
  text: input.text ?? null,
  score: input.score ?? null,
  author: input.author ?? null,
});

const organisationIn = ({ organisationId: id }: Given) =>
  id === null ? [] : [{ id, field: 'organisationId' }];

/** What it is about; nothing to look for where the input does not name just one thing. */
async function find(given: Given, ctx: Context): Promise<Subject | readonly UserErrorShape[]> {
  const { claimId, demandId, activityId, organisationId } = given;
  const subjects = Object.entries({ claimId, demandId, activityId, organisationId });
  const [only, ...more] = subjects.filter(([, id]) => id !== null);
  if (!only || more.length > 0) {
    return [];
  }
  if (organisationId !== null) {
    const place = await placeNamed(given, ctx);
    return 'areaPath' in place ? { ...place, demandId: null, concerned: [organisationId] } : place;
  }
  const [field, entityId] = only;
  const [zh, en] = ['没有所反馈的事项。', 'There is no such thing to give feedback of.'];
  const missing = { entityId: entityId ?? '' };
  return (await subjectOf(given, ctx)) ?? [violation('NOT_FOUND', field, zh, en, missing)];
}

interface Row {
  id: string;
  given: Given;
  subject: Subject;
  channel: CollectionChannel;
  givenOn: string;
  instant: Date;
}

async function write(
  tx: Tx,
  { id, given, subject, channel, givenOn, instant }: Row,
  giverPersonId: string | null,
  actingForId: string,
) {
  const { kind, claimId, activityId, organisationId, text, score, author } = given;
  const { concerned: _concerned, ...place } = subject;
  const state = kind === 'COMPLAINT' ? ('OPEN' as const) : ('RECEIVED' as const);
  await tx.feedback.create({
    data: {
      ...{ id, kind, claimId, activityId, organisationId, text, score, author },
      ...{ ...place, channel, givenOn, state, giverPersonId },
      giverOrganisationId: giverPersonId === null ? actingForId : null,
      createdAt: instant,
      updatedAt: instant,
      provenance: 'ENTERED',
    },
  });
  const said = { areaPath: place.areaPath, state, kind, score, givenOn };
  return [made('feedback.given', 'Feedback', id, said)];
}
