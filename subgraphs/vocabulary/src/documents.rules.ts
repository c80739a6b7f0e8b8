import type { UserErrorShape } from './shapes.ts';
import { textViolations } from './texts.rules.ts';
import { violation } from './violations.rules.ts';

/** A document that is kept elsewhere. */
export interface ReportedDocument {
  title: string;
  url: string;
}

/** So many things of a sort are told at one time at the most. */
export const ITEMS_MAX = 20;

const TITLE_MAX = 200;
const URL_MAX = 2000;

/** All that is wrong with documents by themselves. */
export function documentsViolations(
  field: string,
  documents: readonly ReportedDocument[],
): UserErrorShape[] {
  return [
    ...tooMany(field, documents.length),
    ...documents.flatMap((document, at) => documentViolations(`${field}.${at}`, document)),
  ];
}

function documentViolations(path: string, { title, url }: ReportedDocument): UserErrorShape[] {
  const found = textViolations(`${path}.title`, title, TITLE_MAX);
  if (url.length > URL_MAX || !URL.canParse(url) || new URL(url).protocol !== 'https:') {
    const [zh, en] = ['须为 https 链接。', 'It must be an https link.'];
    found.push(violation('INVALID_INPUT', `${path}.url`, zh, en, { limit: URL_MAX }));
  }
  return found;
}

/** What stands against telling more than so many things of a sort. */
export function tooMany(field: string, count: number): UserErrorShape[] {
  const [zh, en] = [`最多 ${ITEMS_MAX} 项。`, `There may be at most ${ITEMS_MAX}.`];
  return count > ITEMS_MAX ? [violation('INVALID_INPUT', field, zh, en, { limit: ITEMS_MAX })] : [];
}
