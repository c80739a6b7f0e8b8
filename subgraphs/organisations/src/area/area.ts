import { entity } from '@lianjian/kernel/entities';
import { failure } from '@lianjian/kernel/errors';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { AreaLevel, AreaStrategy } from './levels.ts';

export const areaRows = entity('Area', (args) => db().area.findMany(args));

export const Area = builder.prismaObject('Area', {
  description:
    'A city, district, street or community (区域). An area is a place: whoever acts for it is its committee.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as com-ningbao.' }),
    code: t.expose('code', {
      type: 'AreaCode',
      nullable: true,
      description:
        'The code of the statistical standard (统计用区划代码); null where not known. One that begins with 99 is invented.',
    }),
    path: t.exposeString('path', {
      inaccessible: true,
      description:
        'The ids from the root down to this area, joined by dots; what the other subgraphs copy.',
    }),
    level: t.expose('level', { type: AreaLevel, description: 'How high it stands.' }),
    strategies: t.expose('strategies', {
      type: [AreaStrategy],
      description: 'The patterns of work that it says it follows.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The area right above it; null for a root of the tree.',
    }),
    committee: t.relation('committee', {
      nullable: true,
      description:
        'The body that acts for a street or community: sorts, accepts, confirms (社区党委和居委会). It acts for all below too.',
    }),
  }),
});

builder.asEntity(Area, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: areaRows.resolveReference,
});
words.named(Area);
words.stored(Area);

const { filters } = words;
const areas = listing({
  node: Area,
  entity: areaRows,
  from: 'area',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'id', description: 'Which area; within: all below it too.' },
    parentId: { kind: filters.id, value: 'parent_id', description: 'The area right above it.' },
    level: { kind: filters.oneOf(AreaLevel), value: 'level', description: 'How high it stands.' },
    code: { kind: filters.string, value: 'code', description: 'The code of the standard.' },
    strategies: {
      kind: filters.someOf(AreaStrategy),
      value: 'strategies',
      description: 'The patterns of work that it follows.',
      order: false,
    },
  },
  toOne: {
    parent: { node: Area, key: 'parent_id', description: 'The area right above it.' },
  },
});

areas.nested(Area, 'children', {
  nullable: false,
  description: 'The areas right below it.',
  scope: (area) => sql`x.parent_id = ${area}`,
});
areas.root('areas', 'All areas.');

builder.queryField('area', (t) =>
  t.prismaField({
    type: Area,
    nullable: true,
    description:
      'An area by its id or its code, exactly one of them (else BAD_USER_INPUT); null when there is none.',
    args: {
      id: t.arg.id({ description: 'The id of the area.' }),
      code: t.arg({ type: 'AreaCode', description: 'The code of the area: 6, 9 or 12 digits.' }),
    },
    resolve: (query, _root, { id, code }, ctx) => {
      if (typeof id === 'string' && typeof code !== 'string') {
        return db().area.findUnique({ ...query, where: { id } });
      }
      if (typeof code === 'string' && typeof id !== 'string') {
        return db().area.findUnique({ ...query, where: { code } });
      }
      const texts = {
        zh: '须给出 id 或 code，且只能给出一个。',
        en: 'Give the id or the code, and only one of them.',
      };
      throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'id' });
    },
  }),
);
