import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { mayKnowActor } from '@lianjian/vocabulary/authority.rules';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { Document, type DocumentRow } from '../../document/document.ts';
import { Claim } from '../claim.ts';

const documents = rowsByKey<DocumentRow & { key: string }>(
  db,
  (claimIds) => sql`
    select d.claim_id as key, d.id, d.title, d.url, d.version,
      d.created_at as "createdAt", d.updated_at as "updatedAt", d.provenance::text as provenance
    from document d where d.claim_id = any(${claimIds}) order by d.id`,
);

builder.prismaObjectField(Claim, 'evidence', (t) =>
  t.field({
    type: [Document],
    description:
      'What proves the delivery; it may show homes and people, so it is shown to the claimant, the community and those above it only.',
    resolve: async (claim, _args, ctx) => {
      const { id, areaPath, claimantOrganisationId, claimantPersonId } = claim;
      const by = [claimantOrganisationId, claimantPersonId];
      return mayKnowActor(ctx.actor, { by, areaPath }) ? [...(await documents(id, ctx))] : [];
    },
  }),
);
