import { v7 } from 'uuid';

/** A new id: the prefix that tells the type, and a UUIDv7, so that later rows sort later. */
export function newId(prefix: string): string {
  return `${prefix}-${v7()}`;
}
