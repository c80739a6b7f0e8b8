import { ADVICE } from './advice.ts';
import type { Module } from './declarations.ts';
import { type Mutation, mutationsOf, reachOf } from './reach.ts';
import { type Refusal, refusalsIn } from './refusals.ts';

/** What the graph says: its mutations, and its codes with what each means. */
export interface Said {
  mutations: readonly string[];
  codes: ReadonlyMap<string, string>;
}

/** What is known of one code: who can get it, and the sentences that say why. */
interface Known {
  mutations: Set<string>;
  refusals: Map<string, Refusal>;
}

/** One page for each code of errors, and one that lists them, by the names of their files. */
export function errorPages(
  modules: ReadonlyMap<string, Module>,
  { mutations, codes }: Said,
): Map<string, string> {
  const known = new Map([...codes.keys()].map((code) => [code, nothing()]));
  const found = mutationsOf(modules.values(), new Set(mutations));
  const lost = mutations.filter((name) => !found.some((mutation) => mutation.name === name));
  const silent = [...codes.keys()].filter((code) => !ADVICE[code]);
  if (lost.length + silent.length > 0) {
    throw new Error(
      `Not found in the code, or without advice: ${[...lost, ...silent].join(', ')}.`,
    );
  }
  for (const mutation of found) {
    for (const refusal of refusalsOf(mutation, modules, new Set(codes.keys()))) {
      const { code, field, zh, en } = refusal;
      known.get(code)?.mutations.add(mutation.name);
      if (zh && en) {
        known.get(code)?.refusals.set(`${zh}${field}`, refusal);
      }
    }
  }
  const pages = [...known].map(
    ([code, each]) => [`${code}.md`, page(code, codes.get(code) ?? '', each)] as const,
  );
  return new Map([['README.md', listOf(codes)], ...pages]);
}

const nothing = (): Known => ({ mutations: new Set(), refusals: new Map() });

function refusalsOf(
  mutation: Mutation,
  modules: ReadonlyMap<string, Module>,
  codes: ReadonlySet<string>,
): Refusal[] {
  const { module, name, node } = mutation;
  const own = { file: module.file, name, node };
  return [own, ...reachOf(mutation, modules)].flatMap((each) => refusalsIn(each, codes));
}

function listOf(codes: ReadonlyMap<string, string>): string {
  const rows = [...codes].map(
    ([code, en]) => `| [${code}](${code}.md) | ${ADVICE[code]?.zh} | ${en} |`,
  );
  return lines([
    '# Error codes (错误代码)',
    '',
    'The codes of `userErrors`: why a rule refused a mutation, all reasons at once, nothing written.',
    'These pages are made from the code by `pnpm document`; a test holds them to it.',
    '',
    '| code | 含义 | meaning |',
    '|---|---|---|',
    ...rows,
  ]);
}

function page(code: string, en: string, { mutations, refusals }: Known): string {
  const { zh, doZh, doEn } = ADVICE[code] ?? { zh: '', doZh: '', doEn: '' };
  const rows = [...refusals.values()]
    .map((each) => `| ${each.field ? `\`${each.field}\`` : ''} | ${each.zh} | ${each.en} |`)
    .sort();
  const table = [
    '## What it says (提示)',
    '',
    'An ellipsis stands for what is put in; no field means that several can be meant.',
    '',
    '| field | 中文 | English |',
    '|---|---|---|',
    ...new Set(rows),
    '',
  ];
  const names = [...mutations].sort().map((name) => `\`${name}\``);
  return lines([
    `# ${code}`,
    '',
    zh,
    '',
    en,
    '',
    '## What to do (怎么办)',
    '',
    doZh,
    '',
    doEn,
    '',
    ...(rows.length > 0 ? table : []),
    '## Who can get it (可能返回的操作)',
    '',
    'The mutations whose code leads to a rule with this code, whether or not their input can break it.',
    '',
    names.join(', '),
  ]);
}

const lines = (each: readonly string[]) => `${each.join('\n')}\n`;
