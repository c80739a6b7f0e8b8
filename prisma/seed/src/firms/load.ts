import type { PrismaClient } from '@lianjian/prisma-firms/client';
import { areas } from '../areas.ts';
import { figureRows } from '../figures/figures.ts';
import { awards } from './awards.ts';
import { managementContracts } from './contracts.ts';
import { evaluationResults, evaluations } from './evaluations.ts';
import { propertyFirms } from './firms.ts';
import { allianceMemberships } from './memberships.ts';
import { stationAssignments, stations } from './stations.ts';
import { surveys } from './surveys.ts';

/** Writes the sample into an empty namespace, all or nothing. Nothing here depends on the day of loading. */
export async function loadFirms(db: PrismaClient, _day: string): Promise<void> {
  const areaNodes = areas.map(({ id, parentId, path }) => ({ id, parentId, path }));
  await db.$transaction([
    db.areaNode.createMany({ data: areaNodes }),
    db.propertyFirm.createMany({ data: propertyFirms() }),
    db.managementContract.createMany({ data: managementContracts() }),
    db.station.createMany({ data: stations() }),
    db.stationAssignment.createMany({ data: stationAssignments() }),
    db.evaluation.createMany({ data: evaluations() }),
    db.evaluationResult.createMany({ data: evaluationResults() }),
    db.survey.createMany({ data: surveys() }),
    db.award.createMany({ data: awards() }),
    db.allianceMembership.createMany({ data: allianceMemberships() }),
    db.publishedFigure.createMany({ data: figureRows('firms') }),
  ]);
}
