import { partiesOf } from '@lianjian/kernel/acting';
import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { any, areaPath, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { actsForArea } from '../demand/demand.visibility.ts';
import { DemandKind, ShiftState } from '../enumerations.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area, Compound, Provider, reference } from '../references.ts';
import { rotaKeeper, SHIFT_STEPS } from './rota.rules.ts';

export const rotaShiftRows = entity('RotaShift', (args) => db().rotaShift.findMany(args));

export const RotaShift = builder.prismaObject('RotaShift', {
  description:
    'When somebody is on duty at a place (轮班): what comes in then goes to them by itself. Shown to the community, those above it and whoever is on duty.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rot-longze-1.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community whose rota it is on.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound for which it is; null: for the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    kinds: t.expose('kinds', {
      type: [DemandKind],
      description: 'What is taken: errands, and cases of the kiosk.',
    }),
    weekday: t.exposeInt('weekday', {
      nullable: true,
      description: '1 (Monday) to 7 of a weekly shift; null where it is of one day.',
    }),
    day: t.expose('day', {
      type: 'Date',
      nullable: true,
      description: 'The one day of it; null where it is weekly.',
    }),
    from: t.exposeString('fromTime', { description: 'From when, HH:MM of Asia/Shanghai.' }),
    to: t.exposeString('toTime', { description: 'Until when, HH:MM, itself not within it.' }),
    handler: t.field({
      type: Provider,
      nullable: true,
      description: 'Who is on duty.',
      resolve: (row) => reference(row.handlerOrganisationId ?? row.handlerPersonId),
    }),
    state: t.expose('state', { type: ShiftState, description: 'Whether it stands.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      resolve: (row, _args, { actor }) => lifeTransitions(SHIFT_STEPS, rotaKeeper, row, actor),
    }),
  }),
});
words.stored(RotaShift);

/** Who is on duty when is told to the community and to those on duty. */
export function visibleShifts({ actor }: Context): Sql {
  if (isPlatform(actor)) {
    return raw('true');
  }
  return any([
    actsForArea(actor, raw('x.area_path')),
    sql`coalesce(x.handler_organisation_id, x.handler_person_id) = any(${partiesOf(actor)}::text[])`,
  ]);
}

const shifts = listing({
  node: RotaShift,
  entity: rotaShiftRows,
  from: 'rota_shift',
  db,
  visible: visibleShifts,
  fields: {
    ...words.storedFields,
    state: {
      kind: words.filters.oneOf(ShiftState),
      value: 'state',
      description: 'Whether it stands.',
    },
    weekday: { kind: words.filters.int, value: 'weekday', description: '1 to 7, if weekly.' },
    day: { kind: words.filters.date, value: 'day', description: 'The one day of it.' },
    from: { kind: words.filters.string, value: 'from_time', description: 'From when, HH:MM.' },
    area: { kind: words.filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: words.filters.id, value: 'compound_id', description: 'The compound.' },
  },
});
shifts.nested(Area, 'rotaShifts', {
  description: 'The rota of the area and of those below it, as far as the caller may read it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
shifts.root('rotaShifts', 'All shifts that the caller may read.');
