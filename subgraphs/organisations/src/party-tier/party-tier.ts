import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Area } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { OrganisationKind } from '../organisation/kinds.ts';

const PartyScheme = enumeration(
  kernelView(builder),
  'PartyScheme',
  'A Party structure that is printed tier by tier (党组织架构); tiers differ from place to place.',
  {
    JIMO_FIVE_TIER: 'The five tiers of 即墨, from street to hub household (五级架构).',
    SHANHAI_FOUR_TIER: 'The four tiers of 山海, from community to hub household (四级链条).',
  },
);

const rows = entity('PartyTier', (args) => db().partyTier.findMany(args));

const PartyTier = builder.prismaObject('PartyTier', {
  description:
    'One tier of a Party structure (层级). Below an organisation of one tier stand those of the next.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as tier-dst-jimo-1.' }),
    scheme: t.expose('scheme', { type: PartyScheme, description: 'Of which structure.' }),
    rank: t.exposeInt('rank', { description: 'Which tier, 1 for the highest.' }),
    kind: t.expose('kind', {
      type: OrganisationKind,
      description: 'What sort of organisation stands on it.',
    }),
    area: t.relation('area', { description: 'The area in which the structure holds.' }),
  }),
});
words.named(PartyTier);
words.stored(PartyTier);

const { filters } = words;
const tiers = listing({
  node: PartyTier,
  entity: rows,
  from: 'party_tier',
  db,
  fields: {
    ...words.storedFields,
    scheme: { kind: filters.oneOf(PartyScheme), value: 'scheme', description: 'The structure.' },
    rank: { kind: filters.int, value: 'rank', description: 'Which tier, 1 for the highest.' },
    kind: { kind: filters.oneOf(OrganisationKind), value: 'kind', description: 'The sort.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the structure holds.' },
  },
});

tiers.nested(Area, 'partyTiers', {
  nullable: false,
  description: 'The tiers of the Party structures that hold in the area or above it.',
  scope: (area) => within(areaPath(area), sql`x.area_path`),
});
tiers.root('partyTiers', 'The tiers of all Party structures.');
