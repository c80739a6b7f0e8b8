import { kernelView } from '@lianjian/kernel/builder';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Agreement } from '../agreement/agreement.ts';
import { builder, reachable, words } from '../builder.ts';
import { Organisation } from '../references.ts';

export const PartyRole = enumeration(
  kernelView(builder),
  'PartyRole',
  'As what an organisation is party to an agreement (签约身份). The last two are partners from outside.',
  {
    COMMUNITY: 'The community, by its Party committee or residents’ committee (社区).',
    COMPOUND: 'The compound, by its Party branch (小区).',
    OWNERS_COMMITTEE: 'The owners’ committee of the compound (业委会).',
    PROPERTY: 'The firm that manages the compound, or its Party branch (物业).',
    GOVERNMENT_UNIT: 'A bureau, a centre or another government unit (机关单位).',
    PARTNER_UNIT: 'Any other unit that co-builds: school, station, enterprise (共建单位).',
  },
);

const AgreementParty = builder.prismaObject('AgreementParty', {
  description: 'One of the parties of an agreement (签约方), with its consent and its duties.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as pty-fangzhi-1.' }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who it is; null when the organisation is gone.',
      resolve: ({ organisationId }) => ({ id: organisationId }),
    }),
    role: t.expose('role', { type: PartyRole, description: 'As what it takes part.' }),
    duties: t.exposeStringList('duties', {
      description: 'What it took on (职责); empty where the report does not list it.',
    }),
    consentedOn: t.expose('consentedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it consented; null where not known.',
    }),
  }),
});
words.stored(AgreementParty);

builder.prismaObjectField(Agreement, 'parties', (t) =>
  t.relation('parties', {
    type: AgreementParty,
    description: 'Who agreed, in the order of signing.',
    query: { orderBy: { position: 'asc' } },
  }),
);

const { filters } = words;
reachable({
  node: AgreementParty,
  from: 'agreement_party',
  fields: {
    ...words.storedFields,
    organisationId: { kind: filters.id, value: 'organisation_id', description: 'Who it is.' },
    role: { kind: filters.oneOf(PartyRole), value: 'role', description: 'As what it takes part.' },
    consentedOn: {
      kind: filters.partialDate,
      value: 'consented_on',
      description: 'When it consented.',
    },
  },
}).from(Agreement, 'parties', {
  description: 'Who agreed.',
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
