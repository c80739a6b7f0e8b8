import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma, ServiceActivity } from '@lianjian/prisma-lists/client';
import { made } from '@lianjian/vocabulary/entry';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { differenceOf } from '../history/difference.rules.ts';
import type { Place } from '../submission/place.ts';
import type { Report } from './activity.rules.ts';
import type { ServiceActivityKind, ServiceActivityState } from './activity-words.ts';

/** An activity as it is planned, everybody whom it names checked. */
export interface Plan {
  title: string;
  description: string | null;
  kind: ServiceActivityKind;
  heldOn: string;
  services: readonly Service[];
  zones: readonly { group: string; place: string }[];
  teamIds: readonly string[];
}

export type Service = Pick<
  Prisma.ActivityServiceCreateManyInput,
  'title' | 'resourceId' | 'providerOrganisationId' | 'providerPersonId'
>;

/** Writes a plan with all that belongs to it. */
export async function writePlan(tx: Tx, id: string, plan: Plan, place: Place): Promise<Change[]> {
  const { services, zones, teamIds, ...row } = plan;
  const instant = await instantOf(tx);
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.serviceActivity.create({ data: { id, ...row, ...place, ...stamps, state: 'PLANNED' } });
  await writeParts(tx, id, { services, zones, teamIds });
  const { kind, heldOn } = plan;
  const said = { areaPath: place.areaPath, state: 'PLANNED', kind, heldOn };
  return [made('activity.planned', 'ServiceActivity', id, said)];
}

async function writeParts(
  tx: Tx,
  activityId: string,
  { services, zones, teamIds }: Partial<Pick<Plan, 'services' | 'zones' | 'teamIds'>>,
) {
  const numbered = <Part>(parts: readonly Part[]) =>
    parts.map((part, position) => ({ ...part, activityId, position }));
  await tx.activityService.createMany({ data: numbered(services ?? []) });
  await tx.activityZone.createMany({ data: numbered(zones ?? []) });
  await tx.activityTeam.createMany({
    data: (teamIds ?? []).map((teamId) => ({ activityId, teamId })),
  });
}

/** Writes what is planned anew; a list that is given takes the place of the one before. */
export async function rewritePlan(
  tx: Tx,
  row: ServiceActivity,
  { services, zones, teamIds, ...values }: Partial<Plan>,
  instant: Date,
): Promise<Change[]> {
  const where = { activityId: row.id };
  await (services && tx.activityService.deleteMany({ where }));
  await (zones && tx.activityZone.deleteMany({ where }));
  await (teamIds && tx.activityTeam.deleteMany({ where }));
  await writeParts(tx, row.id, { services, zones, teamIds });
  const version = row.version + 1;
  await tx.serviceActivity.update({
    where: { id: row.id },
    data: { ...values, version, updatedAt: instant },
  });
  const lists = Object.entries({ services, zones, teamIds }).flatMap(([name, list]) =>
    list ? [[name, list.length] as const] : [],
  );
  const { before, after } = differenceOf(row, values);
  return [
    {
      type: 'activity.updated',
      entityType: 'ServiceActivity',
      entityId: row.id,
      fromVersion: row.version,
      toVersion: version,
      areaPath: row.areaPath,
      before,
      after: { ...after, ...Object.fromEntries(lists) },
    },
  ];
}

/** Locks an activity, and reads the database's clock with it. */
export async function lockActivity(tx: Tx, id: string) {
  await tx.$queryRaw(sql`select 1 as locked from service_activity where id = ${id} for update`);
  const row = await tx.serviceActivity.findUnique({ where: { id } });
  if (!row) {
    throw new CameBetween();
  }
  return { row, instant: await instantOf(tx) };
}

/** Writes that an activity was held. */
export async function writeHeld(
  tx: Tx,
  row: ServiceActivity,
  { heldOn, report, participants }: Report,
  instant: Date,
): Promise<Change[]> {
  await tx.activityParticipants.createMany({
    data: participants.map((each) => ({ ...each, activityId: row.id })),
  });
  return writeState(tx, row, 'held', { state: 'HELD', heldOn, report }, instant);
}

/** Writes where an activity goes, and says so in the log without what people wrote. */
export async function writeState(
  tx: Tx,
  row: ServiceActivity,
  verb: string,
  values: Partial<ServiceActivity> & { state: ServiceActivityState },
  instant: Date,
): Promise<Change[]> {
  const version = row.version + 1;
  await tx.serviceActivity.update({
    where: { id: row.id },
    data: { ...values, version, updatedAt: instant },
  });
  const { report: _written, ...said } = values;
  return [
    {
      type: `activity.${verb}`,
      entityType: 'ServiceActivity',
      entityId: row.id,
      fromVersion: row.version,
      toVersion: version,
      areaPath: row.areaPath,
      before: { state: row.state, heldOn: row.heldOn },
      after: { heldOn: row.heldOn, ...said },
    },
  ];
}
