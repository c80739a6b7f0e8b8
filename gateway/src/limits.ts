import { Kind, parse, type Source, type ValidationRule } from 'graphql';
import { depthOf, isIntrospective } from './depth.ts';
import { Refusal } from './refusal.ts';
import type { Plugin } from './state.ts';

/** Characters, tokens, depth and aliases of one document. GraphiQL's introspection has 300 tokens. */
export const LIMITS = { characters: 100_000, tokens: 1_000, depth: 20, aliases: 50 } as const;

const UNITS = {
  characters: { zh: '个字符', en: 'characters' },
  tokens: { zh: '个词法单元', en: 'tokens' },
  depth: { zh: '层嵌套', en: 'levels' },
  aliases: { zh: '个别名', en: 'aliases' },
} as const;

/** Refuses a document that would be costly to read, before it is read that far. */
export function useLimits(): Plugin {
  return {
    onParams({ params }) {
      if (String(params.query ?? '').length > LIMITS.characters) {
        throw tooMuch('characters');
      }
    },
    onParse({ setParseFn }) {
      setParseFn(parseWithin);
    },
    onValidate({ addValidationRule }) {
      addValidationRule(boundedDepth);
      addValidationRule(boundedAliases);
    },
  };
}

function parseWithin(source: string | Source) {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    const isCount = error instanceof Error && /more tha[tn] \d+ tokens/.test(error.message);
    throw isCount ? tooMuch('tokens') : error;
  }
}

const boundedDepth: ValidationRule = (context) => ({
  [Kind.OPERATION_DEFINITION]: ({ selectionSet }) => {
    if (depthOf(selectionSet, (name) => context.getFragment(name)) > LIMITS.depth) {
      context.reportError(tooMuch('depth'));
    }
  },
});

const boundedAliases: ValidationRule = (context) => {
  let aliases = 0;
  return {
    [Kind.FIELD]: (field) => {
      aliases += field.alias ? 1 : 0;
      if (aliases === LIMITS.aliases + 1) {
        context.reportError(tooMuch('aliases'));
      }
      return isIntrospective(field) ? false : undefined;
    },
  };
};

function tooMuch(what: keyof typeof LIMITS): Refusal {
  const limit = LIMITS[what];
  const texts = {
    zh: `查询文本最多 ${limit} ${UNITS[what].zh}。`,
    en: `A document may have at most ${limit} ${UNITS[what].en}.`,
  };
  return new Refusal('QUERY_TOO_LARGE', 400, texts, { extensions: { what, limit } });
}
