import { type Declaration, type Node, nodesIn } from './declarations.ts';
import { textsNamedIn } from './reach.ts';

/** One way of being refused: the code, and what is said in both languages where the code says it there. */
export interface Refusal {
  code: string;
  field: string | null;
  zh: string | null;
  en: string | null;
}

/** The refusals that a declaration makes, by the codes that stand in it. */
export function refusalsIn({ node }: Declaration, codes: ReadonlySet<string>): Refusal[] {
  const named = textsNamedIn(node);
  const textOf = (text: Node | undefined, before: number): string | null => {
    if (text?.type === 'Identifier') {
      const given = named.filter(({ name, at }) => name === text.name && at < before).at(-1);
      return given ? wordsOf(given.text) : null;
    }
    return text ? wordsOf(text) : null;
  };
  return [...nodesIn(node)].flatMap((each) => {
    if (each.type === 'CallExpression') {
      const given = each.arguments as Node[];
      const at = given.findIndex((one) => one.type === 'Literal' && codes.has(String(one.value)));
      const code = String(given[at]?.value);
      const [field, zh, en] = at === 0 ? given.slice(1) : given;
      const texts = { zh: textOf(zh, each.start), en: textOf(en, each.start) };
      return at < 0 ? [] : [{ code, field: fieldOf(field), ...texts }];
    }
    if (each.type === 'Property' && each.value && (each.key as Node).name === 'code') {
      const code = String((each.value as Node).value);
      return codes.has(code) ? [{ code, field: null, zh: null, en: null }] : [];
    }
    return [];
  });
}

/** A field of an input; other words in its place say where a fact comes from. */
function fieldOf(node: Node | undefined): string | null {
  const word = node?.type === 'Literal' ? String(node.value) : '';
  return /^[a-z][A-Za-z]*$/.test(word) ? word : null;
}

/** A text as it stands, with an ellipsis where something is put in; null for what is no text. */
function wordsOf(node: Node): string | null {
  if (node.type === 'Literal') {
    return typeof node.value === 'string' ? node.value : null;
  }
  if (node.type !== 'TemplateLiteral') {
    return null;
  }
  return (node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked).join('…');
}
