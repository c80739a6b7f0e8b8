import { waysToSay } from '../match/text/synonyms.rules.ts';
import { wordsOf } from '../match/text/words.rules.ts';

/** A search is a few words, not a letter. */
export const SEARCH_LENGTH_MAX = 100;

/**
 * A search as PostgreSQL's text query: every word has to be there, in one of the ways to say it.
 * Null where there is no word in it.
 */
export function textQuery(search: string): string | null {
  const words = wordsOf(search);
  return words.length === 0
    ? null
    : words.map((word) => `(${waysToSay(word).map(written).join(' | ')})`).join(' & ');
}

const RUNS = /[a-z0-9]+|[^a-z0-9]+/g;

/** A word as `search_tokens` has it: Latin words whole, Chinese ones by pairs of characters. */
function written(word: string): string {
  const runs = word.match(RUNS) ?? [];
  return `(${runs.map((run) => (/^[a-z0-9]/.test(run) ? `'${run}'` : inPairs(run))).join(' & ')})`;
}

/** One character is the beginning of a pair, or stands alone at the end of a text. */
function inPairs(run: string): string {
  const characters = [...run];
  return characters.length === 1
    ? `'${run}':*`
    : characters
        .slice(1)
        .map((next, at) => `'${characters[at]}${next}'`)
        .join(' <-> ');
}
