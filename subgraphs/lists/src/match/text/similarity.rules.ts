import { meaningOf } from './synonyms.rules.ts';
import { normalised, tellingWords } from './words.rules.ts';

/** What a demand or a resource says of itself. */
export interface Said {
  title: string;
  description: string | null;
}

/** How much two texts say the same, and in which words. */
export interface Likeness {
  /** From 0 to 1. */
  value: number;
  /** What both mean, as the first word of its line of synonyms. */
  both: readonly string[];
}

/** A title is chosen with care; a description says much else beside. */
const TITLE_WEIGHT = 2;
const DESCRIPTION_WEIGHT = 1;

/**
 * The better of two likenesses: of the meanings, weighted by where they stand (Dice), and of the
 * titles as strings (Dice of their trigrams), for what the segmenter cuts in different places.
 */
export function likeness(a: Said, b: Said): Likeness {
  const [ofA, ofB] = [meanings(a), meanings(b)];
  const both = [...ofA.keys()].filter((word) => ofB.has(word)).sort();
  const met = both.reduce((sum, word) => sum + Math.min(ofA.get(word) ?? 0, ofB.get(word) ?? 0), 0);
  const said = total(ofA) + total(ofB);
  const inWords = said === 0 ? 0 : (2 * met) / said;
  return { value: Math.max(inWords, dice(trigrams(a.title), trigrams(b.title))), both };
}

type Meanings = ReadonlyMap<string, number>;

const known = new Map<string, Meanings>();
/** So many texts are kept read: a resource is held against many demands, one after another. */
const KNOWN_MAX = 5_000;

function meanings({ title, description }: Said): Meanings {
  const key = `${title}\n${description ?? ''}`;
  const found = known.get(key) ?? read(title, description ?? '');
  if (known.size >= KNOWN_MAX) {
    known.clear();
  }
  known.set(key, found);
  return found;
}

function read(title: string, description: string): Meanings {
  const weights = new Map<string, number>();
  for (const word of tellingWords(description)) {
    weights.set(meaningOf(word), DESCRIPTION_WEIGHT);
  }
  for (const word of tellingWords(title)) {
    weights.set(meaningOf(word), TITLE_WEIGHT);
  }
  return weights;
}

function total(weights: Meanings): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** As pg_trgm has them: two blanks before the text and one behind it. */
function trigrams(text: string): ReadonlySet<string> {
  const characters = [...`  ${normalised(text)} `];
  return new Set(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((each) => b.has(each)).length;
  return (2 * both) / (a.size + b.size);
}
