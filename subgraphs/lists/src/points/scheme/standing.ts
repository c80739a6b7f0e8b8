import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { raw, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { actsForArea } from '../../demand/demand.visibility.ts';
import { PointsScheme } from './scheme.ts';

/** With fewer holders a sum would say what one of them has. */
const HOLDERS_MIN = 5;

interface Standing {
  key: string;
  holders: number;
  issued: number | null;
  redeemed: number | null;
  held: number | null;
}

const standings = rowsByKey<Standing>(db, (schemes, { actor }) => {
  const keeps = isPlatform(actor) ? raw('true') : actsForArea(actor, raw('s.area_path'));
  const told = (sum: string) =>
    sql`case when ${keeps} or b.holders >= ${HOLDERS_MIN} then ${raw(sum)} end`;
  return sql`
    select s.id as key, b.holders, ${told('b.issued')} as issued, ${told('b.redeemed')} as redeemed,
      ${told('b.held')} as held
    from points_scheme s cross join lateral (
      select count(*) filter (where a.kind = 'HOLDER')::int as holders,
        coalesce(-sum(a.balance) filter (where a.kind = 'ISSUED'), 0)::int as issued,
        coalesce(sum(a.balance) filter (where a.kind = 'STORE'), 0)::int as redeemed,
        coalesce(sum(a.balance) filter (where a.kind = 'HOLDER'), 0)::int as held
      from points_account a where a.scheme_id = s.id) b
    where s.id = any(${schemes})`;
});

const withheld = `Null for others than those who keep the books while there are fewer than ${HOLDERS_MIN} holders.`;

const PointsStanding = builder.objectRef<Standing>('PointsStanding').implement({
  description: 'What a scheme has given and got back: issued is always redeemed + held.',
  fields: (t) => ({
    holders: t.exposeInt('holders', { description: 'How many accounts there are.' }),
    issued: t.exposeInt('issued', {
      nullable: true,
      description: `All points that were given, less what was corrected. ${withheld}`,
    }),
    redeemed: t.exposeInt('redeemed', {
      nullable: true,
      description: `All points that goods were had for, less what was returned. ${withheld}`,
    }),
    held: t.exposeInt('held', {
      nullable: true,
      description: `All points that accounts hold. ${withheld}`,
    }),
  }),
});

builder.prismaObjectField(PointsScheme, 'standing', (t) =>
  t.field({
    type: PointsStanding,
    description: 'What it has given and got back, over all accounts.',
    resolve: async ({ id }, _args, ctx) => {
      const [row] = await standings(id, ctx);
      if (!row) {
        throw new Error('A scheme vanished while its standing was read.');
      }
      return row;
    },
  }),
);
