import { kernelView } from '@lianjian/kernel/builder';
import { failure } from '@lianjian/kernel/errors';
import type { ListField, Operators } from '@lianjian/kernel/filter';
import { all, type Sql, sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { placeOf } from './place.rules.ts';
import { unclearTexts } from './route.rules.ts';

const FreightFilter = kernelView(builder)
  .inputRef<Operators>('FreightFilter')
  .implement({
    description:
      'A way that goods go, for trucks that look for cargo (车找货) and cargo that looks for a truck (货找车). Places are said as in FreightInput; what is not understood is BAD_USER_INPUT.',
    fields: (t) => ({
      from: t.string({ description: 'Where they are loaded, such as 青岛.' }),
      to: t.string({ description: 'Where they go, such as 山东省济南市.' }),
    }),
  });

/** The two ends of a way by the keys of their places, null where one is left open, as a condition. */
type Condition = (from: string | null, to: string | null) => Sql;

function freightField(description: string, condition: Condition): ListField {
  return {
    value: 'id',
    order: false,
    description,
    kind: {
      input: FreightFilter,
      pgType: 'text',
      compile: (_id, { from, to }, ctx) => [
        condition(keyIn('from', from, ctx), keyIn('to', to, ctx)),
      ],
    },
  };
}

function keyIn(end: string, said: unknown, ctx: { locale: 'ZH' | 'EN' }): string | null {
  if (said === undefined) {
    return null;
  }
  const place = placeOf(String(said));
  if ('unclear' in place) {
    throw failure('BAD_USER_INPUT', unclearTexts(place), ctx, { argument: `freight.${end}` });
  }
  return place.key;
}

const where = (key: string | null, condition: (given: Sql) => Sql): Sql[] =>
  key === null ? [] : [condition(sql`${key}::text`)];

/** Over demands: what is loaded within the one place and goes to within the other. */
export const cargoField = freightField(
  'Cargo on this way (车找货): loaded within the one place, bound for somewhere within the other.',
  (from, to) => sql`x.kind = 'FREIGHT' and x.id in (
    select d.id from demand d where ${all([
      ...where(from, (key) => sql`starts_with(d.freight_from_key, ${key})`),
      ...where(to, (key) => sql`starts_with(d.freight_to_key, ${key})`),
    ])})`,
);

/** Over resources: trucks with a route that covers both places, or that go anywhere. */
export const truckField = freightField(
  'Trucks that go this way (货找车): one of their routes covers both places, or they go anywhere.',
  (from, to) => sql`x.category = 'FREIGHT' and (
    not exists (select 1 from freight_route f where f.resource_id = x.id)
    or exists (select 1 from freight_route f where ${all([
      sql`f.resource_id = x.id`,
      ...where(from, (key) => sql`starts_with(${key}, f.from_key)`),
      ...where(to, (key) => sql`starts_with(${key}, f.to_key)`),
    ])}))`,
);
