import type { Route } from '../freight/route.rules.ts';
import { type Cell, partsOf } from './cell.rules.ts';

const ROUTE = /^([^→]*)(?:→|->|—+)([^→]*)$/;

/** Routes of a truck, such as 青岛市→济南市、青岛市→全国. */
export const ROUTES_CELL: Cell<Route[]> = {
  read(text) {
    const read = partsOf(text).map((part) => ROUTE.exec(part));
    return read.every((found) => found !== null)
      ? { value: read.map(([, from = '', to = '']) => ({ from: from.trim(), to: to.trim() })) }
      : {
          fault: {
            zh: '须为路线，如 青岛市→济南市。',
            en: 'It must be routes, such as 青岛市→济南市.',
          },
        };
  },
  write: (routes) => routes.map(({ from, to }) => `${from}→${to}`).join('、'),
};
