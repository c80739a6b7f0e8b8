import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { type Asked, asked } from '@lianjian/vocabulary/asking';
import { db } from '../db.ts';

/** An organisation as its owner tells of it. */
export interface Body {
  kind: string;
  nameZh: string;
  /** Null where it goes by its Chinese name only. */
  nameEn: string | null;
  aliases: readonly string[];
  areaId: string;
  areaPath: string;
}

interface Told {
  kind: string;
  zh: string;
  en: string;
  aliases: readonly string[];
  area: { id: string } | null;
}

const BODY =
  '... on Organisation { kind zh: name(locale: ZH) en: name(locale: EN) aliases area { id } }';

/** Organisations by their ids, each once, in one call; those that there are not are not there. */
export function askBodies(
  field: string,
  ids: readonly string[],
  ctx: Context,
): Promise<Asked<ReadonlyMap<string, Body>>> {
  return asked(field, async () => {
    const wanted = [...new Set(ids)];
    const named = wanted.map((id) => ({ __typename: 'Organisation', id }));
    const answers = named.length > 0 ? await askEntities('organisations', named, BODY, ctx) : [];
    const told = answers as unknown as readonly (Told | null)[];
    const areas = told.flatMap((each) => each?.area?.id ?? []);
    const paths = await pathsOf(db(), areas, ctx);
    return new Map(
      wanted.flatMap((id, at) => {
        const body = bodyOf(told[at] ?? null, paths);
        return body ? [[id, body] as const] : [];
      }),
    );
  });
}

function bodyOf(told: Told | null, paths: ReadonlyMap<string, string>): Body | null {
  const areaId = told?.area?.id ?? '';
  const areaPath = paths.get(areaId);
  if (!told || areaPath === undefined) {
    return null;
  }
  const { kind, zh, en, aliases } = told;
  return { kind, nameZh: zh, nameEn: en === zh ? null : en, aliases, areaId, areaPath };
}
