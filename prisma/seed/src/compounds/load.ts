import type { PrismaClient } from '@lianjian/prisma-compounds/client';
import { areas } from '../areas.ts';
import { figureRows } from '../figures/figures.ts';
import { committees, statusPeriods } from './committees.ts';
import { compounds } from './compounds.ts';
import { facilities, facilitySnapshots } from './facilities.ts';
import { buildings, grids } from './grids.ts';
import { registers } from './registers.ts';
import { committeeSeats } from './seats.ts';

/** Writes the sample into an empty namespace, all or nothing. Nothing here depends on the day of loading. */
export async function loadCompounds(db: PrismaClient, _day: string): Promise<void> {
  const areaNodes = areas.map(({ id, parentId, path }) => ({ id, parentId, path }));
  await db.$transaction([
    db.areaNode.createMany({ data: areaNodes }),
    db.compoundRegister.createMany({ data: [...registers] }),
    db.compound.createMany({ data: [...compounds] }),
    db.grid.createMany({ data: [...grids] }),
    db.building.createMany({ data: [...buildings] }),
    db.ownersCommittee.createMany({ data: [...committees] }),
    db.ownersCommitteeStatusPeriod.createMany({ data: [...statusPeriods] }),
    db.ownersCommitteeSeat.createMany({ data: [...committeeSeats] }),
    db.facility.createMany({ data: [...facilities] }),
    db.facilitySnapshot.createMany({ data: [...facilitySnapshots] }),
    db.publishedFigure.createMany({ data: figureRows('compounds') }),
  ]);
}
