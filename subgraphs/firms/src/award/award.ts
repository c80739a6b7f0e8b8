import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { ManagementContract } from '../contract/contract.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area } from '../references.ts';

const rows = entity('Award', (args) => db().award.findMany(args));

const AwardLevel = enumeration(kernelView(builder), 'AwardLevel', 'Who gives an award (级别).', {
  NATIONAL: 'The state (国家级).',
  PROVINCE: 'A province (省级).',
  CITY: 'A city (市级).',
  DISTRICT: 'A district (区级).',
  STREET: 'A street (街道级).',
});

const Award = builder.prismaObject('Award', {
  description:
    'A title given to the service of a firm at a compound (荣誉). The awardee is the contract, not the firm.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as awd-ningbao.' }),
    level: t.expose('level', { type: AwardLevel, description: 'Who gives it.' }),
    awardedOn: t.expose('awardedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was given, as far as known.',
    }),
    places: t.exposeInt('places', {
      nullable: true,
      description: 'To how many it is given at a time, such as 10 for a top ten (十佳).',
    }),
    awardee: t.relation('contract', { description: 'The service that was honoured.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'Where the service is given.',
      resolve: (award) => ({ id: award.areaId }),
    }),
  }),
});
words.named(Award);
words.stored(Award);

const { filters } = words;
const awards = listing({
  node: Award,
  entity: rows,
  from: 'award',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The title.' },
    level: { kind: filters.oneOf(AwardLevel), value: 'level', description: 'Who gives it.' },
    awardedOn: { kind: filters.partialDate, value: 'awarded_on', description: 'When.' },
    contractId: { kind: filters.id, value: 'contract_id', description: 'The awarded service.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the service is given.' },
  },
  toOne: {
    awardee: {
      node: ManagementContract,
      key: 'contract_id',
      description: 'The service that was awarded.',
    },
  },
});

awards.nested(PropertyFirm, 'awards', {
  description: 'The awards for service that the firm gives or gave.',
  scope: (firm) => sql`x.contract_id in (
    select c.id from management_contract c where c.firm_id = ${firm})`,
  nullable: false,
});
awards.nested(ManagementContract, 'awards', {
  description: 'The awards for the service under the contract.',
  scope: (contract) => sql`x.contract_id = ${contract}`,
  nullable: false,
});
awards.root('awards', 'All awards.');
