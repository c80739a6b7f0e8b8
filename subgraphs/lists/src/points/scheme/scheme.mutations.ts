import { kernelView } from '@lianjian/kernel/builder';
import type { Actor, Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { answered, type CommandInput, refused } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { askPlace } from '../../submission/place.ts';
import {
  BALANCE_MAX,
  NAME_MAX,
  type NewScheme,
  OPENING_MAX,
  onePlace,
  schemeViolations,
} from './scheme.rules.ts';
import { openScheme } from './scheme.store.ts';
import { PointsScheme, schemeRows } from './scheme.ts';

const OpenPointsSchemePayload = payload(kernelView(builder), words, {
  name: 'OpenPointsSchemePayload',
  field: 'pointsScheme',
  node: PointsScheme,
  entity: schemeRows,
  description: 'What came of opening a points scheme.',
});

const OpenPointsSchemeInput = builder.inputType('OpenPointsSchemeInput', {
  description: 'A ledger of points for a community or one of its compounds; one place is named.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ description: 'The community, for a scheme of the whole of it.' }),
    compoundId: t.id({ description: 'The compound, for a scheme of it alone.' }),
    nameZh: t.string({
      required: true,
      description: `The Chinese name, 1 to ${NAME_MAX} characters, once in a community.`,
    }),
    nameEn: t.string({ description: `The English name, 1 to ${NAME_MAX} characters.` }),
    aliases: t.stringList({ description: 'Other names in use, 10 at most.' }),
    openingPoints: t.int({
      description: `With how many points an account begins, 0 to ${OPENING_MAX}; 0 unless said.`,
    }),
    balanceMax: t.int({
      description: `The most that an account may hold, 1 to ${BALANCE_MAX}; no limit unless said.`,
    }),
  }),
});

interface OpenPointsScheme extends CommandInput {
  areaId?: string | null;
  compoundId?: string | null;
  nameZh: string;
  nameEn?: string | null;
  aliases?: readonly string[] | null;
  openingPoints?: number | null;
  balanceMax?: number | null;
}

/** Opens a scheme: its place is asked of the owner before the transaction. */
function openPointsScheme(input: OpenPointsScheme, actor: Actor, ctx: Context) {
  const named = { areaId: input.areaId ?? null, compoundId: input.compoundId ?? null };
  const row = {
    ...named,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn?.trim() ?? null,
    aliases: (input.aliases ?? []).map((alias) => alias.trim()),
    openingPoints: input.openingPoints ?? 0,
    balanceMax: input.balanceMax ?? null,
  };
  const isOnePlace = (named.areaId === null) !== (named.compoundId === null);
  const violations = [...(isOnePlace ? [] : [onePlace()]), ...schemeViolations(row)];
  const entry = { mutation: 'openPointsScheme', prefix: 'pts', input, actor, row, violations };
  return enter(entry, async (scheme, by, command) => {
    const earlier = command.known.length === 0 ? await earlierUse(db(), command.use) : null;
    if (earlier || !isOnePlace) {
      return earlier ? answered(earlier) : refused(command.known);
    }
    const place = await askPlace(named, ctx);
    if ('code' in place) {
      return refused([...command.known, place]);
    }
    const { areaId, areaPath, compoundId } = place;
    const placed: NewScheme = { ...scheme, areaId, compoundId };
    return openScheme({ ...placed, areaPath }, by, command, ctx);
  });
}

builder.mutationField('openPointsScheme', (t) =>
  t.field({
    type: OpenPointsSchemePayload,
    nullable: true,
    description:
      'Opens a points scheme (建立积分方案) with rules, accounts and a store of its own. By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: OpenPointsSchemeInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) =>
      openPointsScheme(input, requireScope(ctx, POINTS_WRITE), ctx),
  }),
);
