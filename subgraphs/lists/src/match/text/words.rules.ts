import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { SYNONYMS } from './synonyms.rules.ts';

/** What says nothing about a need: it stands in every other sentence. */
const EMPTY = new Set(
  '的 了 和 与 及 或 在 是 有 为 对 给 到 从 被 把 让 请 想 要 需 需要 希望 能 可 可以 等 一 个 一个 一些 我 我们 本 该 每 不 没有'.split(
    ' ',
  ),
);

/** What words are made of, after normalising; all else stands between them. */
const WORD = /^[a-z0-9\u3400-\u4dbf\u4e00-\u9fff]+$/;

let segmenter: Jieba | undefined;

/** Its dictionary takes a moment to read, so it is read when the first text is. */
function jieba(): Jieba {
  if (!segmenter) {
    segmenter = Jieba.withDict(dict);
    // What the table of synonyms names stays in one piece.
    const own = SYNONYMS.flat().map((word) => `${word} 100000 n`);
    segmenter.loadDict(Buffer.from(`${own.join('\n')}\n`));
  }
  return segmenter;
}

/** Full-width and half-width, upper and lower case are the same. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words of a search, in order, each once; empty words only where there are no others. */
export function wordsOf(text: string): string[] {
  const words = said(jieba().cut(normalised(text), true));
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words of a text and the words within them, those of one character left out. */
export function tellingWords(text: string): string[] {
  return said(jieba().cutForSearch(normalised(text), true)).filter(
    (word) => word.length > 1 && !EMPTY.has(word),
  );
}

function said(pieces: readonly string[]): string[] {
  return [...new Set(pieces.filter((piece) => WORD.test(piece)))];
}
