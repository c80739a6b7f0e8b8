import { STEPS, type Step } from './steps.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One entry of a file: an input of a mutation, and by which name later entries may speak of it. */
export interface Entry {
  step: Step;
  /** Which of its section, from 1. */
  number: number;
  as: string | null;
  input: Readonly<Record<string, unknown>>;
}

/** What is wrong with an entry, or with the file as such. */
export interface Fault {
  where: string;
  zh: string;
  en: string;
}

export const placeOf = ({ step, number }: Pick<Entry, 'step' | 'number'>) =>
  `${step.section} ${number}`;

/** The entries of a file in the order in which they are taken; or all that keeps it from being read. */
export async function planOf(
  text: string,
  readList: (name: string) => Promise<Buffer>,
): Promise<Entry[] | Fault[]> {
  const file = parsed(text);
  if (!isRecord(file)) {
    return [{ where: '', zh: '须为一个 JSON 对象。', en: 'It must be one JSON object.' }];
  }
  const faults: Fault[] = [];
  const entries: Entry[] = [];
  for (const section of Object.keys(file).filter((name) => !SECTIONS.includes(name))) {
    faults.push({
      where: section,
      zh: `没有这个部分；可用：${SECTIONS.join('、')}。`,
      en: `There is no such section; there are: ${SECTIONS.join(', ')}.`,
    });
  }
  for (const step of STEPS) {
    const given = file[step.section] ?? [];
    if (!Array.isArray(given)) {
      faults.push({ where: step.section, zh: '须为列表。', en: 'It must be a list.' });
      continue;
    }
    for (const [at, each] of given.entries()) {
      const entry = { step, number: at + 1 };
      if (isRecord(each)) {
        entries.push(await entryOf(entry, each, readList, faults));
      } else {
        faults.push({ where: placeOf(entry), zh: '须为对象。', en: 'It must be an object.' });
      }
    }
  }
  return faults.length > 0 ? faults : entries;
}

const SECTIONS = STEPS.map(({ section }) => section);

async function entryOf(
  entry: Pick<Entry, 'step' | 'number'>,
  { as, file, ...input }: Record<string, Json>,
  readList: (name: string) => Promise<Buffer>,
  faults: Fault[],
): Promise<Entry> {
  const named = typeof as === 'string' ? as : null;
  if (!entry.step.isList) {
    return { ...entry, as: named, input: file === undefined ? input : { ...input, file } };
  }
  const name = typeof file === 'string' ? file : '';
  try {
    const content = (await readList(name)).toString('base64');
    const format = name.endsWith('.jsonl') ? 'JSON_LINES' : 'CSV';
    return { ...entry, as: named, input: { format, encoding: 'UTF_8', ...input, content } };
  } catch {
    const [zh, en] = [`读不到文件 ${name}。`, `The file ${name} cannot be read.`];
    faults.push({ where: placeOf(entry), zh, en });
    return { ...entry, as: named, input };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
