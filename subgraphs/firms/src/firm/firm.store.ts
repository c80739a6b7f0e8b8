import type { Context } from '@lianjian/kernel/context';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import { askBodies } from './bodies.ts';
import { holderOf, inTurn } from './locking.store.ts';
import { entryViolations, firmIdOf, type NewFirm } from './new-firm.rules.ts';

/** Enters a firm as what its organisation is; the owner of organisations is asked first. */
export async function register(row: NewFirm, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const { organisationId, partyBranchId } = row;
  const named = [organisationId, ...(partyBranchId === null ? [] : [partyBranchId])];
  const { answer: bodies, down } = await askBodies('organisationId', named, ctx);
  const organisation = bodies?.get(organisationId) ?? null;
  const objectId = firmIdOf(organisationId) ?? organisationId;
  return {
    objectId,
    violations: down ? [down] : [],
    decide: async (tx) => {
      await inTurn(tx, `firm of ${organisationId}`);
      const present = await tx.propertyFirm.findUnique({
        where: { organisationId },
        select: { id: true },
      });
      const kind = bodies?.get(partyBranchId ?? '')?.kind ?? null;
      const branch = { kind, holderId: await holderOf(tx, partyBranchId) };
      const met = { organisation, firmId: present?.id ?? null, branch };
      return {
        violations: down ? [] : entryViolations(row, by, met),
        write: async () => {
          if (!organisation) {
            return [];
          }
          const { kind: _, ...body } = organisation;
          const written = { ...row, ...body, aliases: [...body.aliases] };
          await tx.propertyFirm.create({
            data: { ...written, id: objectId, provenance: 'ENTERED' },
          });
          return [made('firm.registered', 'PropertyFirm', objectId, written)];
        },
      };
    },
  };
}
