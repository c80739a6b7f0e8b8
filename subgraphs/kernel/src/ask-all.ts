import type { Context } from './context.ts';
import { REPRESENTATIONS_MAX } from './limits.ts';
import { askEntities, type Representation } from './peers.ts';

/** What an owner told of each entity that it was asked for; undefined of those that it does not know. */
export type Found = (asked: Representation) => Record<string, unknown> | undefined;

const keyOf = ({ __typename, id }: Representation) => `${__typename} ${id}`;

/**
 * Asks the owner for any number of entities, each once, in as few calls as its bound allows. Nobody
 * is asked for none. Throws PeerUnavailable.
 */
export async function askAll(
  owner: string,
  representations: readonly Representation[],
  selection: string,
  ctx: Context,
): Promise<Found> {
  const each = new Map(
    representations.map((asked) => [keyOf(asked), { __typename: asked.__typename, id: asked.id }]),
  );
  const entries = [...each];
  const found = new Map<string, Record<string, unknown>>();
  for (let at = 0; at < entries.length; at += REPRESENTATIONS_MAX) {
    const part = entries.slice(at, at + REPRESENTATIONS_MAX);
    const asked = part.map(([, representation]) => representation);
    const answers = await askEntities(owner, asked, selection, ctx);
    part.forEach(([key], which) => {
      const answer = answers[which];
      if (answer) {
        found.set(key, answer);
      }
    });
  }
  return (asked) => found.get(keyOf(asked));
}
