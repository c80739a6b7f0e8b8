import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import type { Document as Row } from '@lianjian/prisma-lists/client';
import { mayKnowActor } from '@lianjian/vocabulary/authority.rules';
import { builder, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { Claim } from '../claim.ts';

const documents = rowsByKey<Row & { key: string }>(
  db,
  (claimIds) => sql`
    select d.claim_id as key, d.id, d.claim_id as "claimId", d.title, d.url, d.version,
      d.created_at as "createdAt", d.updated_at as "updatedAt", d.provenance::text as provenance
    from document d where d.claim_id = any(${claimIds}) order by d.id`,
);

const Document = builder.objectRef<Row>('Document').implement({
  description: 'A document that proves a delivery and is kept elsewhere (佐证材料).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A stable id.' }),
    title: t.exposeString('title', { description: 'What it is.' }),
    url: t.exposeString('url', { description: 'Where it is kept: an https link.' }),
  }),
});
words.stored(Document);

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
