import type { Actor } from '@lianjian/kernel/context';
import { today } from '../../testkit/database.ts';
import type { Row } from '../copying.ts';
import type { Ground } from '../ground.ts';

/** A row that a move is about: its table, and what tells it from others of the ground. */
export type About = readonly [table: string, like?: (row: Row) => boolean];

/** One mutation on a ground, by somebody who may make it when it stands right. */
export interface Move {
  subgraph: string;
  mutation: string;
  input: string;
  by(ground: Ground): Actor;
  /** The row that it is about, besides the demands, the offers and the claim that every ground has. */
  about?: About;
  given(ground: Ground, row: Row): Record<string, unknown>;
  /** Moves of the lists themselves meet each other wherever they can, the others once. */
  everywhere?: true;
}

interface Making extends Partial<Pick<Move, 'subgraph' | 'input' | 'by' | 'about' | 'everywhere'>> {
  given: Move['given'];
}

export const community = (ground: Ground) => ground.community;

const inputOf = (mutation: string) => `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

/** A move by the community in the lists, unless said. */
export const move = (mutation: string, making: Making): Move => ({
  subgraph: 'lists',
  mutation,
  input: inputOf(mutation),
  by: community,
  ...making,
});

/** A move on the version of a row that everybody has seen, which its input calls by a field. */
export const onRow = (
  mutation: string,
  about: About,
  field: string,
  { given, ...making }: Partial<Making> = {},
): Move =>
  move(mutation, {
    ...making,
    about,
    given: (ground, row) => ({
      [field]: row.id,
      expectedVersion: row.version,
      ...given?.(ground, row),
    }),
  });

export const thisQuarter = () => {
  const day = today();
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};

const DAY_MS = 86_400_000;
/** Some days from the beginning of the run, so that two who say the same mean the same. */
const begun = Date.now();
export const soon = (days = 1) => new Date(begun + days * DAY_MS).toISOString();
export const dayFromNow = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const NEED = {
  kind: 'COMMUNITY_PROJECT',
  category: 'GREENING',
  audience: 'ANY',
  title: '补种楼前灌木',
  unit: 'SESSION',
  quantity: 2,
};
