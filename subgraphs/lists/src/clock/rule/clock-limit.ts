import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { Area } from '../../references.ts';
import { ClockCode, ResponderRole } from '../clock-words.ts';
import { type Charter, type ClockCode as Code, USUAL_LIMITS } from '../limit.rules.ts';

interface Limit extends Charter {
  code: Code;
  setById: string | null;
}

/** The rule that counts for each clock: the key is an area, a blank, and a day or nothing for today. */
const limits = rowsByKey<Limit & { key: string }>(
  db,
  (keys) => sql`
    select k.key, r.code::text as code, r.limit_minutes as "limitMinutes",
      r.limit_workdays as "limitWorkdays", r.responders::text[] as responders, r.area_id as "setById"
    from unnest(${keys}) as k(key)
    join area_node n on n.id = split_part(k.key, ' ', 1)
    cross join lateral (
      select distinct on (r.code) r.* from clock_rule r
      where r.area_id = any (string_to_array(n.path, '.'))
        and r.valid_from <= coalesce(nullif(split_part(k.key, ' ', 2), '')::date,
          (statement_timestamp() at time zone 'Asia/Shanghai')::date)
      order by r.code, length(r.area_path) desc, r.valid_from desc) r`,
);

const ClockLimit = builder.objectRef<Limit>('ClockLimit').implement({
  description: 'How long something may take in an area on a day (时限), whoever set it.',
  fields: (t) => ({
    code: t.expose('code', { type: ClockCode, description: 'What.' }),
    limitMinutes: t.exposeInt('limitMinutes', {
      nullable: true,
      description: 'In minutes, by day and night; null where days are counted.',
    }),
    limitWorkdays: t.exposeInt('limitWorkdays', {
      nullable: true,
      description: 'In whole working days after the first; null where minutes are counted.',
    }),
    responders: t.field({
      type: [ResponderRole],
      description: 'Whose answer counts; none named: whoever answers.',
      resolve: ({ responders }) => [...responders],
    }),
    setBy: t.field({
      type: Area,
      nullable: true,
      description: 'The area whose rule it is; null: the usual one.',
      resolve: ({ setById }) => (setById === null ? null : { id: setById }),
    }),
  }),
});

builder.objectField(Area, 'clockLimits', (t) =>
  t.field({
    type: [ClockLimit],
    nullable: true,
    description: 'How long things may take in the area.',
    args: { on: t.arg({ type: 'Date', description: 'On which day; today unless said.' }) },
    resolve: async ({ id }, { on }, ctx) => {
      const set = await limits(`${id} ${on ?? ''}`, ctx);
      return (Object.keys(USUAL_LIMITS) as Code[]).map(
        (code) =>
          set.find((each) => each.code === code) ?? { code, setById: null, ...USUAL_LIMITS[code] },
      );
    },
  }),
);
