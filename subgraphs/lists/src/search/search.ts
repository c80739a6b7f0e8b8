import { failure } from '@lianjian/kernel/errors';
import type { ListField } from '@lianjian/kernel/filter';
import { raw, sql } from '@lianjian/kernel/sql';
import { SEARCH_LENGTH_MAX, textQuery } from './search.rules.ts';

/** What is searched: the words of its title and description, kept by triggers of the database. */
type Searched = 'Demand' | 'ServiceResource';

/** The field `search` of a list's filter: what holds these words, or others that mean the same. */
export function searchField(type: Searched): ListField {
  return {
    value: 'id',
    order: false,
    description: `What says this in its title or description, such as 漏水: every word, or another that means the same; at most ${SEARCH_LENGTH_MAX} characters (BAD_USER_INPUT).`,
    kind: {
      input: 'String',
      pgType: 'text',
      compile: (id, given, ctx) => {
        const search = String(given);
        if ([...search].length > SEARCH_LENGTH_MAX) {
          const texts = {
            zh: `search 最多 ${SEARCH_LENGTH_MAX} 个字符。`,
            en: `search may have at most ${SEARCH_LENGTH_MAX} characters.`,
          };
          throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'search' });
        }
        const query = textQuery(search);
        return query === null
          ? [raw('false')]
          : [
              sql`${id} in (select s.entity_id from search_document s
                where s.entity_type = ${type} and s.tokens @@ ${query}::text::tsquery)`,
            ];
      },
    },
  };
}
