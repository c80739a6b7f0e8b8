import { builder } from '../builder.ts';
import { placeOf } from './place.rules.ts';
import type { Route } from './route.rules.ts';

export const FreightRoute = builder.objectRef<Route>('FreightRoute').implement({
  description:
    'From where to where goods are carried (货运路线). A place is as it was said; its division is what was understood of it.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'Where they are loaded.' }),
    fromDivision: t.string({
      nullable: true,
      description:
        'The division in which that lies: six digits of GB/T 2260 (行政区划代码); null for the whole country, or where it is not understood.',
      resolve: ({ from }) => divisionOf(from),
    }),
    to: t.exposeString('to', { description: 'Where they go.' }),
    toDivision: t.string({
      nullable: true,
      description:
        'The division in which that lies: six digits of GB/T 2260; null for the whole country, or where it is not understood.',
      resolve: ({ to }) => divisionOf(to),
    }),
  }),
});

function divisionOf(said: string): string | null {
  const place = placeOf(said);
  return 'unclear' in place ? null : place.division;
}

const PLACE =
  '1 to 100 characters: a province, city or county, in Chinese, its rank left out where it comes last, and after a whole name what lies in it, such as 青岛市黄岛区薛家岛; what is not understood, or called so more than once, is INVALID_INPUT.';

export const FreightInput = builder.inputType('FreightInput', {
  description: 'From where to where goods are carried.',
  fields: (t) => ({
    from: t.string({ required: true, description: `Where they are loaded. ${PLACE}` }),
    to: t.string({ required: true, description: `Where they go. ${PLACE}` }),
  }),
});
