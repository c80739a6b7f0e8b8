import type { PrismaClient } from '@lianjian/prisma-organisations/client';
import { areas } from '../areas.ts';
import { figureRows } from '../figures/figures.ts';
import { appointments, officeHolders } from './appointments.ts';
import { drivers } from './drivers.ts';
import { organisations } from './organisations.ts';
import { partyTiers } from './party-tiers.ts';
import { reportedInPeople } from './report-ins.ts';
import { residents } from './residents.ts';
import { teamMembers, teamPeople } from './team-members.ts';
import { instructors, ties } from './ties.ts';

const people = [
  ...residents,
  ...teamPeople,
  ...officeHolders,
  ...reportedInPeople,
  ...instructors,
  ...drivers,
];

/** Writes the sample into an empty namespace, all or nothing. Nothing here depends on the day of loading. */
export async function loadOrganisations(db: PrismaClient, _day: string): Promise<void> {
  await db.$transaction([
    db.area.createMany({ data: areas.map((area) => ({ ...area })) }),
    db.partyTier.createMany({ data: [...partyTiers] }),
    db.organisation.createMany({ data: organisations }),
    db.person.createMany({ data: people }),
    db.appointment.createMany({ data: [...appointments] }),
    db.teamMember.createMany({ data: [...teamMembers] }),
    db.tie.createMany({ data: [...ties] }),
    db.publishedFigure.createMany({ data: figureRows('organisations') }),
  ]);
}
