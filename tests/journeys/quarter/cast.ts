import type { Actor } from '@lianjian/kernel/context';
import { organisation } from '../../testkit/actors.ts';
import { today } from '../../testkit/database.ts';
import type { Story, Told } from '../../testkit/story.ts';

export const SCOPES = [
  ...['agreements', 'claims', 'community', 'demands', 'keys', 'points', 'registry', 'resources'],
].map((noun) => `${noun}:write`);
export const QUARTER = `${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`;
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);

/** Under which name an input takes what a story is about, by the type that its id tells. */
const FIELDS: Readonly<Record<string, string>> = {
  act: 'activityId',
  clm: 'claimId',
  dem: 'demandId',
  pts: 'schemeId',
  res: 'resourceId',
};

/** Who acts in a story and what it is about, each by the name that the story gives it. */
export interface Cast {
  story: Story;
  actor(name: string): Actor;
  /** Somebody who acts from now on. */
  joins(name: string, actor: Actor): void;
  id(name: string): string;
  told(name: string): Told;
  /** Makes something new and gives it a name. */
  enter(by: string, mutation: string, name: string, input: object): Promise<Told>;
  /** Takes a step on what was told before, with the version that it was left with. */
  step(by: string, mutation: string, name: string, more?: object): Promise<Told>;
}

export function castOf(story: Story): Cast {
  const actors = new Map<string, Actor>([['platform', platform]]);
  const things = new Map<string, Told>();
  const named = <Value>(of: Map<string, Value>, name: string): Value => {
    const value = of.get(name);
    if (value === undefined) {
      throw new Error(`Nobody has told of ${name}.`);
    }
    return value;
  };
  const actor = (name: string) => named(actors, name);
  const told = (name: string) => named(things, name);
  const keep = (name: string, thing: Told) => {
    things.set(name, thing);
    return thing;
  };
  return {
    story,
    actor,
    told,
    joins: (name, joining) => actors.set(name, joining),
    id: (name) => told(name).id,
    enter: async (by, mutation, name, input) =>
      keep(name, await story.act(actor(by), mutation, { ...input })),
    step: async (by, mutation, name, more = {}) => {
      const { id, version } = told(name);
      const field = FIELDS[id.slice(0, 3)] ?? 'id';
      const input = { [field]: id, expectedVersion: version, ...more };
      return keep(name, await story.act(actor(by), mutation, input));
    },
  };
}
