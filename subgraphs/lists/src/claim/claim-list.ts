import type { ListFields } from '@lianjian/kernel/filter';
import { sql } from '@lianjian/kernel/sql';
import { listing, words } from '../builder.ts';
import { Clock } from '../clock/clock.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { visibleClaims } from '../demand/demand.visibility.ts';
import { ClaimSide, ClaimState } from '../enumerations.ts';
import { Agreement, Organisation } from '../references.ts';
import { ServiceResource } from '../resource/resource.ts';
import { Claim, claimRows } from './claim.ts';

const { filters } = words;

/** What claims can be filtered and ordered by, over `claim_now x`. */
const claimFields = {
  ...words.storedFields,
  state: {
    kind: filters.oneOf(ClaimState),
    value: 'state',
    description: 'Where it stands now.',
  },
  openedBy: {
    kind: filters.oneOf(ClaimSide),
    value: 'opened_by',
    description: 'Which side opened it.',
  },
  quarter: {
    kind: filters.quarter,
    value: 'quarter',
    description: 'The quarter whose capacity it takes.',
  },
  quantity: { kind: filters.int, value: 'quantity', description: 'How much is claimed.' },
  demandId: { kind: filters.id, value: 'demand_id', description: 'What is taken up.' },
  resourceId: { kind: filters.id, value: 'resource_id', description: 'What it is met with.' },
  claimantId: {
    kind: filters.id,
    value: sql`coalesce(x.claimant_organisation_id, x.claimant_person_id)`,
    description: 'Who claims.',
  },
  area: { kind: filters.area, value: 'area_id', description: 'The community of the demand.' },
  agreementId: {
    kind: filters.id,
    value: 'agreement_id',
    description: 'The agreement under which it was made.',
  },
  claimedAt: {
    kind: filters.dateTime,
    value: 'claimed_at',
    description: 'When it was claimed.',
  },
  expiresAt: {
    kind: filters.dateTime,
    value: 'expires_at',
    description: 'When the hold is over.',
  },
  appointedFor: {
    kind: filters.dateTime,
    value: 'appointed_for',
    description: 'For when the service is arranged.',
  },
  closedAt: { kind: filters.dateTime, value: 'closed_at', description: 'When it came to its end.' },
} satisfies ListFields;

export const claims = listing({
  node: Claim,
  entity: claimRows,
  from: 'claim_now',
  db,
  visible: visibleClaims,
  fields: claimFields,
  toOne: {
    demand: { node: Demand, key: 'demand_id', description: 'What is taken up.' },
    resource: { node: ServiceResource, key: 'resource_id', description: 'What it is met with.' },
    replaces: {
      node: Claim,
      key: 'replaces_id',
      description: 'The claim in whose place it stands.',
    },
  },
  toMany: {
    clocks: {
      node: Clock,
      scope: (claim) => sql`x.claim_id = ${claim}`,
      description: 'What its claimant has to do until when.',
    },
  },
});

claims.nested(Demand, 'claims', {
  description: 'Who takes it up, whatever became of it.',
  nullable: false,
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
claims.nested(ServiceResource, 'claims', {
  description: 'What it was claimed for, whatever became of it.',
  nullable: false,
  scope: (resource) => sql`x.resource_id = ${resource}`,
});
claims.nested(Organisation, 'claims', {
  description: 'What the organisation took up, whatever became of it.',
  scope: (organisation) => sql`x.claimant_organisation_id = ${organisation}`,
});
claims.nested(Agreement, 'claims', {
  description: 'What was taken up under the agreement.',
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
claims.root('claims', 'All claims that the caller may read.');
