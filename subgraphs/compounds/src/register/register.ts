import { entity } from '@lianjian/kernel/entities';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

const rows = entity('CompoundRegister', (args) => db().compoundRegister.findMany(args));

const CompoundRegister = builder.prismaObject('CompoundRegister', {
  description:
    'A declaration that every compound of an area is on record (小区登记完整). Without one the number of its compounds is not known.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as reg-str-xinan.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area, with all below it.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    completeOn: t.expose('completeOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'As of when the register is complete.',
    }),
    source: t.exposeString('source', {
      description: 'Who says so: a report, or whoever entered it.',
    }),
  }),
});

words.stored(CompoundRegister);

const { filters } = words;
const registers = listing({
  node: CompoundRegister,
  entity: rows,
  from: 'compound_register',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Of which area.' },
    completeOn: {
      kind: filters.partialDate,
      value: 'complete_on',
      description: 'As of when it is complete.',
    },
  },
});

registers.root('compoundRegisters', 'All declarations that the compounds of an area are complete.');
