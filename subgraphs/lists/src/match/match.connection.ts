import { type PageInfoShape, pageInfoOf } from '@lianjian/kernel/connection';
import type { Context } from '@lianjian/kernel/context';
import { type CursorKey, decodeCursor, encodeCursor } from '@lianjian/kernel/cursor';
import { pageWindow } from '@lianjian/kernel/paging';
import { builder, words } from '../builder.ts';
import { pageOf, type Ranked, type Standing } from './match.rules.ts';
import { Match } from './match.ts';

const RANK_KEYS: readonly CursorKey[] = [
  { name: 'score', direction: 'DESC' },
  { name: 'resource', direction: 'ASC' },
  { name: 'demand', direction: 'ASC' },
];

export interface MatchArgs {
  first?: number | null;
  after?: string | null;
}

interface MatchItem {
  id: string;
  cursor: string;
  match: Ranked;
}

interface MatchPage extends PageInfoShape {
  items: MatchItem[];
}

/** Matches before any is read: only what is selected is asked of the database and the owners. */
export interface MatchList {
  page(): Promise<MatchPage>;
  count(): Promise<number>;
}

/** Checks the arguments at once, then shows the page of what was ranked. */
export function matchList(
  args: MatchArgs,
  ctx: Context,
  ranked: () => Promise<readonly Ranked[]>,
  count: () => Promise<number>,
): MatchList {
  const window = pageWindow(args, ctx);
  const after = window.cursor === null ? null : standing(window.cursor, ctx);
  let page: Promise<MatchPage> | undefined;
  const read = async () => {
    const { matches, more } = pageOf(await ranked(), window.size, after);
    const items = matches.map((match) => ({
      id: match.resourceId ?? match.demandId,
      cursor: cursorOf(match),
      match,
    }));
    const shown = { items, hasNextPage: more, hasPreviousPage: after !== null };
    return { items, ...pageInfoOf(shown) };
  };
  return {
    page: () => {
      page ??= read();
      return page;
    },
    count,
  };
}

function cursorOf({ score, resourceId, demandId }: Standing): string {
  return encodeCursor(RANK_KEYS, [String(score), resourceId ?? '', demandId]);
}

function standing(cursor: string, ctx: Context): Standing {
  const [score, resourceId, demandId] = decodeCursor(cursor, RANK_KEYS, ctx);
  return { score: Number(score), resourceId: resourceId || null, demandId: demandId ?? '' };
}

const MatchEdge = builder.objectRef<MatchItem>('MatchEdge').implement({
  description: 'One match of a list, with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Where the match stands; opaque.' }),
    node: t.field({
      type: Match,
      nullable: true,
      description: 'The match.',
      resolve: ({ match }) => match,
    }),
  }),
});

export const MatchConnection = builder.objectRef<MatchList>('MatchConnection').implement({
  description: 'A page of a list of matches, the best first.',
  fields: (t) => ({
    edges: t.field({
      type: [MatchEdge],
      description: 'The matches of the page with their cursors.',
      resolve: async (list) => (await list.page()).items,
    }),
    nodes: t.field({
      type: [Match],
      nullable: { list: false, items: true },
      description: 'The matches of the page.',
      resolve: async (list) => (await list.page()).items.map(({ match }) => match),
    }),
    pageInfo: t.field({
      type: words.PageInfo,
      description: 'What comes before and after the page.',
      resolve: (list) => list.page(),
    }),
    totalCount: t.int({
      description:
        'How many pairs fit in all, also where only the 500 nearest are scored and listed; counted only when asked for.',
      resolve: (list) => list.count(),
    }),
  }),
});
