import type { Bilingual } from '@lianjian/kernel/errors';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { under, violation } from '@lianjian/vocabulary/violations.rules';
import { covers, keyOf, placeOf, type Unclear } from './place.rules.ts';

/** From where to where goods are carried, as it was said. */
export interface Route {
  from: string;
  to: string;
}

const PLACE_MAX = 100;
export const ROUTES_MAX = 50;
/** So many of several divisions with one name are told. */
const NAMES_TOLD = 5;

/** The same by the keys of its places. */
export const keysOf = ({ from, to }: Route): Route => ({ from: keyOf(from), to: keyOf(to) });

/**
 * Whether a truck goes where a cargo has to, both by keys: it is loaded within the one place and
 * goes to somewhere within the other. A truck without routes goes anywhere; of a cargo whose route
 * was not said it is not known that any route covers it.
 */
export function goes(routes: readonly Route[], cargo: Route | null): boolean {
  return (
    routes.length === 0 ||
    (cargo !== null && routes.some(({ from, to }) => isOn({ from, to }, cargo)))
  );
}

const isOn = ({ from, to }: Route, cargo: Route) =>
  covers(from, cargo.from) && covers(to, cargo.to);

/** Whether both ends of a route can be understood. */
export function routeViolations(field: string, { from, to }: Route): UserErrorShape[] {
  return under(field, [...placeViolations('from', from), ...placeViolations('to', to)]);
}

/** The same of a truck's routes, of which each is said once. */
export function routesViolations(routes: readonly Route[]): UserErrorShape[] {
  if (routes.length > ROUTES_MAX) {
    const [zh, en] = [`最多 ${ROUTES_MAX} 条路线。`, `There may be ${ROUTES_MAX} routes at most.`];
    return [violation('INVALID_INPUT', 'routes', zh, en, { limit: ROUTES_MAX })];
  }
  const said = routes.map((route) => JSON.stringify(keysOf(route)));
  return routes.flatMap((route, at) => {
    const [zh, en] = ['与前面的路线相同。', 'It is the same as a route before it.'];
    const isRepeated = said.indexOf(said[at] ?? '') < at;
    return [
      ...routeViolations(`routes.${at}`, route),
      ...(isRepeated ? [violation('INVALID_INPUT', `routes.${at}`, zh, en)] : []),
    ];
  });
}

function placeViolations(field: string, said: string): UserErrorShape[] {
  const ofText = textViolations(field, said, PLACE_MAX);
  const place = placeOf(said);
  if (ofText.length > 0 || !('unclear' in place)) {
    return ofText;
  }
  const { zh, en } = unclearTexts(place);
  return [violation('INVALID_INPUT', field, zh, en)];
}

/** Why a place is not understood, and what to say instead. */
export function unclearTexts(place: Unclear): Bilingual {
  if (place.unclear === 'UNKNOWN') {
    return {
      zh: '看不懂这个地名：请从省、市或区县写起，如 青岛市黄岛区薛家岛；全国写 全国。',
      en: 'The place is not understood: begin with the province, city or county, such as 青岛市黄岛区薛家岛, or say 全国 for the whole country.',
    };
  }
  const names = place.names.slice(0, NAMES_TOLD);
  const more = names.length < place.names.length;
  return {
    zh: `有同名的地方，请写明上级：${names.join('、')}${more ? ' 等' : ''}。`,
    en: `Several places are called so; say in which province or city: ${names.join(', ')}${more ? ' and others' : ''}.`,
  };
}
