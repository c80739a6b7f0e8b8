import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { type BranchMet, branchViolations } from './branch.rules.ts';

/** What there is to say of a firm; what is not known is null. */
export interface Facts {
  ownership: 'STATE' | 'PRIVATE' | null;
  redProperty: boolean | null;
  partyBranchId: string | null;
}

/** A firm that is entered: which organisation it is, and what there is to say of it. */
export interface NewFirm extends Facts {
  organisationId: string;
}

/** What a new firm meets. */
export interface Met {
  /** The organisation as which it is to act; null for none. */
  organisation: { kind: string; areaPath: string } | null;
  /** The firm that the organisation is already. */
  firmId: string | null;
  branch: BranchMet;
}

/** A firm acts as `org-<firm id>`: its organisation's id says the firm's; null where it says none. */
export function firmIdOf(organisationId: string): string | null {
  return /^org-(firm-.+)$/.exec(organisationId)?.[1] ?? null;
}

/** What stands against entering it: everything at once. */
export function entryViolations(row: NewFirm, by: By, met: Met): UserErrorShape[] {
  const { organisationId, partyBranchId } = row;
  const { organisation, firmId } = met;
  const found = branchViolations(partyBranchId, met.branch);
  if (!organisation) {
    const [zh, en] = ['没有这个组织。', 'There is no such organisation.'];
    const more = { entityId: organisationId };
    return [violation('NOT_FOUND', 'organisationId', zh, en, more), ...found];
  }
  if (organisation.kind !== 'PROPERTY_FIRM' || firmIdOf(organisationId) === null) {
    const [zh, en] = [
      '须为物业企业；先用 registerOrganisation 登记。',
      'It must be a property firm: registerOrganisation enters one.',
    ];
    found.push(violation('INVALID_INPUT', 'organisationId', zh, en));
  }
  if (firmId !== null) {
    const [zh, en] = ['该组织已登记为物业企业。', 'It has been entered as a firm already.'];
    found.push(violation('DUPLICATE', 'organisationId', zh, en, { entityId: firmId }));
  }
  return [...found, ...placeViolations(by, 'organisationId', organisation.areaPath)];
}
