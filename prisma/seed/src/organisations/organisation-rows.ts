import type { Prisma } from '@lianjian/prisma-organisations/client';
import { areaPath } from '../areas.ts';
import { placeOf } from '../compounds/compounds.ts';

type Row = Prisma.OrganisationCreateManyInput;
export type Kind = Row['kind'];

/** An organisation before its place in the tree is written out. */
export type OrganisationSeed = Omit<Row, 'areaPath'>;

export interface Names {
  nameZh: string;
  nameEn: string;
  aliases?: string[];
}

/** An organisation that a report tells of. */
export function reported(
  id: string,
  kind: Kind,
  areaId: string,
  names: Names,
  known: Partial<OrganisationSeed> = {},
): OrganisationSeed {
  return { id, kind, areaId, ...names, provenance: 'REPORTED', ...known };
}

/** An organisation invented so that a published count has rows, or so that matching means something. */
export function sample(
  id: string,
  kind: Kind,
  areaId: string,
  names: Names,
  known: Partial<OrganisationSeed> = {},
): OrganisationSeed {
  return { id, kind, areaId, ...names, provenance: 'SYNTHETIC', ...known };
}

/** What an organisation of a compound says about its place. */
export function ofCompound(compoundId: string) {
  const { areaId } = placeOf(compoundId);
  return { compoundId, areaId, parentId: `org-${areaId}` };
}

export function organisationRow(seed: OrganisationSeed): Row {
  return { ...seed, areaPath: areaPath(seed.areaId) };
}
