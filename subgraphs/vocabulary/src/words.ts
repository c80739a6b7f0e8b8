import type { KernelBuilder } from '@lianjian/kernel/builder';
import type { PageInfoShape } from '@lianjian/kernel/connection';
import type { ListFields } from '@lianjian/kernel/filter';
import {
  ERROR_CODES,
  enumeration,
  LOCALES,
  PROVENANCES,
  QUALIFIERS,
  ROLES,
  SERVICE_CATEGORIES,
} from './enums.ts';
import { defineFilters, type FilterKinds } from './filters.ts';

/** Enumerations, operators and PageInfo: what the shared value types themselves are made of. */
export function defineWords(builder: KernelBuilder) {
  const words = {
    Locale: enumeration(builder, 'Locale', 'A language of names and messages.', LOCALES),
    Provenance: enumeration(builder, 'Provenance', 'Where a row comes from (来源).', PROVENANCES),
    Qualifier: enumeration(builder, 'Qualifier', 'How a number was printed (数词).', QUALIFIERS),
    Role: enumeration(builder, 'Role', 'What an actor is in the network (角色).', ROLES),
    ServiceCategory: enumeration(
      builder,
      'ServiceCategory',
      'What a service is about (服务类别).',
      SERVICE_CATEGORIES,
    ),
    ErrorCode: enumeration(builder, 'ErrorCode', 'Why a mutation was refused.', ERROR_CODES),
    PageInfo: definePageInfo(builder),
    filters: defineFilters(builder),
  };
  return { ...words, storedFields: storedFields(words.filters, words.Provenance) };
}

/** What every list of stored rows can be filtered and ordered by. */
function storedFields(filters: FilterKinds, provenance: { name: string }) {
  return {
    id: { kind: filters.id, value: 'id', description: 'The id.' },
    createdAt: {
      kind: filters.dateTime,
      value: 'created_at',
      description: 'When it was made.',
      known: true,
    },
    updatedAt: {
      kind: filters.dateTime,
      value: 'updated_at',
      description: 'When it last changed.',
      known: true,
    },
    provenance: {
      kind: filters.oneOf(provenance),
      value: 'provenance',
      description: 'Whether it was reported, invented for the sample, or entered.',
    },
  } satisfies ListFields;
}

export type Words = ReturnType<typeof defineWords>;

function definePageInfo(builder: KernelBuilder) {
  return builder.objectRef<PageInfoShape>('PageInfo').implement({
    description: 'What comes before and after a page, as in the Relay connection specification.',
    shareable: true,
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether rows follow the page.' }),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
        description: 'Whether rows come before the page.',
      }),
      startCursor: t.exposeString('startCursor', {
        nullable: true,
        description: "The first row's cursor; null when the page is empty.",
      }),
      endCursor: t.exposeString('endCursor', {
        nullable: true,
        description: "The last row's cursor; null when the page is empty.",
      }),
    }),
  });
}
