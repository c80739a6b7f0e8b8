import type { Actor } from '@lianjian/kernel/context';
import type { ExecutionResult } from 'graphql';
import pg from 'pg';
import type { World } from './world.ts';

export interface UserError {
  code: string;
  field: string[] | null;
  entityId: string | null;
  limit: number | null;
  currentVersion: number | null;
  zh: string;
  en: string;
}

/** What a mutation answers; the object stands under the name that its payload gives it. */
export type Answered<Field extends string> = Record<Field, Record<string, unknown> | null> & {
  replayed: boolean;
  userErrors: UserError[];
};

export interface CommandOf<Field extends string> {
  subgraph: string;
  mutation: string;
  /** The type of its input, where that is not named after it. */
  input?: string;
  field: Field;
  /** What is asked of the object. */
  selection: string;
  /** What is asked of the payload besides. */
  more?: string;
}

let keys = 0;

/** A mutation as a function: a key of its own unless one is given, both languages of messages. */
export function commandOf<Field extends string>({
  subgraph,
  mutation,
  field,
  selection,
  input = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
  more = '',
}: CommandOf<Field>) {
  const text = `mutation ($input: ${input}!) { ${mutation}(input: $input) {
    ${field} { ${selection} } replayed ${more}
    userErrors { code field entityId limit currentVersion zh: message(locale: ZH) en: message(locale: EN) } } }`;
  const tried = (world: World, actor: Actor | null, given: object): Promise<ExecutionResult> => {
    keys += 1;
    return world.ask(
      subgraph,
      text,
      { input: { idempotencyKey: `key-${keys}`, ...given } },
      { actor },
    );
  };
  const done = async (world: World, actor: Actor | null, given: object) => {
    const { data, errors } = await tried(world, actor, given);
    if (errors) {
      throw new Error(JSON.stringify(errors));
    }
    return (data as Record<string, Answered<Field>>)[mutation] as Answered<Field>;
  };
  return { tried, done };
}

/** The codes with the last part of the field's path, as a test lists them. */
export function faults({ userErrors }: { userErrors: UserError[] }): string[] {
  return userErrors.map(({ code, field }) => `${code} ${(field ?? []).slice(1).join('.')}`);
}

/** Runs SQL as the superuser in a namespace: for what only a test may do. */
export async function inNamespace<Row extends pg.QueryResultRow>(
  world: World,
  namespace: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: world.adminUrl,
    options: `-c search_path=${namespace},extensions`,
  });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
