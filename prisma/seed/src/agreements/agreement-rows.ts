import type { Prisma } from '@lianjian/prisma-agreements/client';
import { areaPath } from '../areas.ts';
import { compounds, placeOf } from '../compounds/compounds.ts';

export type Provenance = 'REPORTED' | 'SYNTHETIC';

export interface PartySeed {
  organisationId: string;
  role: Prisma.AgreementPartyCreateManyInput['role'];
  /** Left out where a report does not list them. */
  duties?: string[];
}

/** One agreement with its parties, in the order of signing, and what it covers. */
export interface AgreementSeed {
  id: string;
  kind: Prisma.AgreementCreateManyInput['kind'];
  title: string;
  /** The community whose agreement it is. */
  areaId: string;
  parties: PartySeed[];
  /** Compounds that it covers by name. */
  compoundIds?: string[];
  /** Areas that it covers as a whole, with every compound in them. */
  areaIds?: string[];
  signedOn?: string;
  inForceFrom?: string;
  inForceTo?: string;
  provenance: Provenance;
}

/** All agreements of the sample are in force; the reports tell of none that ended. */
export function agreementRows(seeds: readonly AgreementSeed[]): Prisma.AgreementCreateManyInput[] {
  return seeds.map((seed) => ({
    id: seed.id,
    kind: seed.kind,
    state: 'IN_FORCE',
    title: seed.title,
    signedOn: seed.signedOn,
    inForceFrom: seed.inForceFrom,
    inForceTo: seed.inForceTo,
    areaId: seed.areaId,
    areaPath: areaPath(seed.areaId),
    provenance: seed.provenance,
  }));
}

/** A party of an agreement whose day of signing is known consented on that day. */
export function partyRows(seeds: readonly AgreementSeed[]): Prisma.AgreementPartyCreateManyInput[] {
  return seeds.flatMap((seed) =>
    seed.parties.map((party, index) => ({
      id: `pty-${seed.id.slice('agr-'.length)}-${index + 1}`,
      agreementId: seed.id,
      organisationId: party.organisationId,
      role: party.role,
      duties: party.duties ?? [],
      consentedOn: seed.signedOn,
      position: index + 1,
      provenance: seed.provenance,
    })),
  );
}

/** One row for each compound that is covered by name. */
export function coveredCompoundRows(
  seeds: readonly AgreementSeed[],
): Prisma.AgreementCompoundCreateManyInput[] {
  return seeds.flatMap((seed) =>
    (seed.compoundIds ?? []).map((id) => {
      const { compoundId, areaPath: path } = placeOf(id);
      return { agreementId: seed.id, compoundId, areaPath: path };
    }),
  );
}

/** Where every compound of the sample lies, so that an area covers them. */
export const compoundNodes: readonly Prisma.CompoundNodeCreateManyInput[] = compounds.map(
  ({ id, areaPath: path }) => ({ id, areaPath: path }),
);

export function coveredAreaRows(
  seeds: readonly AgreementSeed[],
): Prisma.AgreementAreaCreateManyInput[] {
  return seeds.flatMap((seed) =>
    (seed.areaIds ?? []).map((areaId) => ({
      agreementId: seed.id,
      areaId,
      areaPath: areaPath(areaId),
    })),
  );
}
