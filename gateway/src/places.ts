import type { RequestMeta } from '@lianjian/kernel/context';
import { GraphQLError } from 'graphql';
import { unavailable } from './errors.ts';
import { PLACES_MAX } from './failing-places.ts';

type Path = readonly (string | number)[];

/**
 * Errors at places of the client's answer. An owner that is down has one error where each `null`
 * stands; a fault in what only the planner asked for goes to the nearest field of the client's.
 */
export function placeErrors(
  errors: readonly GraphQLError[],
  data: unknown,
  meta: RequestMeta,
): GraphQLError[] {
  const placed = new Map<string, GraphQLError>();
  for (const error of errors) {
    const [key, moved] = placeError(error, data, meta);
    if (!placed.has(key)) {
      placed.set(key, moved);
    }
  }
  return [...placed.values()].slice(0, PLACES_MAX);
}

/** The error at its place, and the key by which two errors are the same. */
function placeError(
  error: GraphQLError,
  data: unknown,
  meta: RequestMeta,
): [key: string, error: GraphQLError] {
  const { message, extensions } = error;
  if (!error.path || data === null) {
    return [keyOf(error), error];
  }
  const { path, hidden } = follow(error.path, data);
  if (hidden) {
    // The rows of a list share one error about what the client did not ask for.
    const fields = path.filter((step) => typeof step === 'string');
    return [`hidden ${fields.join('.')}`, unavailable(meta, upToField(path))];
  }
  const moved =
    extensions.code === 'SUBGRAPH_UNAVAILABLE' && path.length < error.path.length
      ? new GraphQLError(message, { path, extensions })
      : error;
  return [keyOf(moved), moved];
}

function keyOf({ path, message, extensions }: GraphQLError): string {
  return JSON.stringify([path, extensions.code, message]);
}

/** Follows a path to its end, to the `null` that took it, or to where the client asked no further. */
function follow(path: Path, data: unknown): { path: Path; hidden: boolean } {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null) {
      return { path: path.slice(0, depth), hidden: false };
    }
    if (typeof value !== 'object' || !(step in (value as object))) {
      return { path: path.slice(0, depth), hidden: true };
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return { path, hidden: false };
}

function upToField(path: Path): Path {
  return path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
}
