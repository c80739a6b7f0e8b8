import type { Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { asked } from '@lianjian/vocabulary/asking';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { wholeViolations } from '../resource/offer/offer.rules.ts';
import { publishAll } from '../resource/offer/offer.store.ts';
import { providerOf, publishingViolations } from '../resource/offer/offering.rules.ts';
import { askOwnersOfAll } from '../resource/offer/owners.ts';
import type { Line } from '../sheet/line.rules.ts';
import { RESOURCE_COLUMNS } from '../sheet/resource-columns.rules.ts';
import { askPlace, type Place } from '../submission/place.ts';
import type { Importer, Judged } from './import-file.ts';
import { alsoAgainst, type JudgedLine, toldBy } from './judged.rules.ts';
import { listedBy, lockList } from './listed.store.ts';
import { areasOn, compoundsOf, unitsOf } from './names.ts';
import { hasNames, judgeOffer, OFFER_COLUMNS, type Offered } from './resource-line.rules.ts';
import { twiceViolations } from './twice.rules.ts';

/** Offers go onto the service-resource list, each as if it had been published by itself, none twice. */
export const resourceImporter: Importer = {
  mutation: 'importResources',
  list: 'RESOURCES',
  columns: RESOURCE_COLUMNS,
  judge,
};

type Lines = readonly JudgedLine<Offered>[];

async function judge(
  given: readonly Line[],
  areaId: string,
  by: By,
  ctx: Context,
): Promise<Judged | UserErrorShape> {
  const place = await askPlace({ compoundId: null, areaId }, ctx);
  if ('code' in place) {
    return place;
  }
  const ask = async () => (given.some(hasNames) ? namesFor(place, ctx) : NO_NAMES);
  const { answer: names, down } = await asked('areaId', ask, areaId);
  if (down) {
    return down;
  }
  const listing = { areaId, usualProviderId: by.actingForId, ...names };
  const judged = given.map((line) => judgeOffer(line, listing));
  const lines = await withOwners(judged, place, by, ctx);
  const look = async (client: Pick<Tx, '$queryRaw'>) => meet(client, lines, place);
  return {
    place,
    violations: [],
    lines,
    look: () => look(db()),
    lock: async (tx) => {
      await lockList(tx, areaId);
      return { lines: await look(tx), write: () => write(tx, lines, place) };
    },
  };
}

const NO_NAMES = { areas: [], compounds: [], units: [] };

async function namesFor({ areaId, areaPath }: Place, ctx: Context) {
  const [areas, compounds, units] = await Promise.all([
    areasOn(areaPath, ctx),
    compoundsOf(areaId, ctx),
    unitsOf(areaId, ctx),
  ]);
  return { areas, compounds, units };
}

/** What the owners have against the offers, and against who publishes them. */
async function withOwners(lines: Lines, list: Place, by: By, ctx: Context): Promise<Lines> {
  const offered = toldBy(lines).map(({ told: { providerId, offer } }) => ({
    ...offer,
    providerId,
  }));
  const tell = await askOwnersOfAll(list.areaId, offered, ctx);
  const against = offered.map((each) => publishingViolations(by, each, tell(each), list));
  return alsoAgainst(lines, against, OFFER_COLUMNS);
}

/** What the day and the list itself have against the offers. */
async function meet(
  client: Pick<Tx, '$queryRaw'>,
  lines: Lines,
  { areaPath }: Place,
): Promise<Lines> {
  const offered = toldBy(lines);
  const today = dayOf(await instantOf(client));
  const providerIds = [...new Set(offered.map(({ told }) => told.providerId))];
  const twice = twiceViolations(offered, await listedBy(client, areaPath, providerIds));
  const against = offered.map(({ told: { offer } }, at) => [
    ...wholeViolations(offer, today),
    ...(twice[at] ?? []),
  ]);
  return alsoAgainst(lines, against, OFFER_COLUMNS);
}

async function write(tx: Tx, lines: Lines, { areaId, areaPath }: Place) {
  const instant = await instantOf(tx);
  const rows = toldBy(lines).map(({ line, told: { providerId, offer } }) => ({
    line,
    id: newId('res'),
    offer,
    provider: providerOf(providerId),
    list: { areaId, areaPath },
    today: dayOf(instant),
    instant,
  }));
  return { rows, changes: await publishAll(tx, rows) };
}
