// Trucks and cargoes: which goes where, at each edge, and what cannot be said of a route.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routes as anyRoute } from '../match/pair.arbitrary.ts';
import { goes, keysOf, type Route, routesViolations, routeViolations } from './route.rules.ts';

const way = (from: string, to: string) => keysOf({ from, to });

test.each([
  ['the same places', way('青岛', '济南'), true],
  ['from within the one to within the other', way('黄岛区', '济南市历下区'), true],
  ['the other way round', way('济南', '青岛'), false],
  ['from a larger place', way('山东', '济南'), false],
  ['to a larger place', way('青岛', '山东'), false],
  ['to elsewhere', way('青岛', '烟台'), false],
  ['a route that was not said', null, false],
])('from 青岛 to 济南 goes %s: %j %s', (_name, cargo, expected) => {
  expect(goes([way('青岛', '济南')], cargo)).toBe(expected);
  expect(goes([], cargo)).toBe(true);
});

test('one of several routes is enough, and both ends are of the same one', () => {
  const routes = [way('青岛', '济南'), way('即墨', '全国')];
  expect(goes(routes, way('即墨', '西安'))).toBe(true);
  expect(goes(routes, way('黄岛', '西安'))).toBe(false);
});

test('one more route never takes a cargo away, and a route carries what it says', () => {
  fc.assert(
    fc.property(fc.array(anyRoute, { minLength: 1 }), anyRoute, anyRoute, (routes, more, cargo) => {
      expect(goes([...routes, more], cargo) || !goes(routes, cargo)).toBe(true);
      expect(goes([...routes, cargo], cargo)).toBe(true);
    }),
  );
});

const faults = (routes: readonly Route[]) =>
  routesViolations(routes).map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

test('each end is understood, each route said once, and there are not too many', () => {
  expect(faults([])).toEqual([]);
  expect(faults([{ from: '青岛', to: '全国' }])).toEqual([]);
  expect(faults([{ from: ' ', to: '王台' }])).toEqual([
    'INVALID_INPUT routes.0.from',
    'INVALID_INPUT routes.0.to',
  ]);
  const twice = [
    { from: '青岛', to: '济南' },
    { from: '青岛市', to: '山东省济南市' },
  ];
  expect(faults(twice)).toEqual(['INVALID_INPUT routes.1']);
  expect(faults(Array.from({ length: 51 }, () => ({ from: '青岛', to: '济南' })))).toEqual([
    'INVALID_INPUT routes',
  ]);
});

test('what is called so more than once is told where it could be', () => {
  const [fault] = routeViolations('freight', { from: '通州', to: '青岛' });
  expect(fault).toMatchObject({ code: 'INVALID_INPUT', field: ['input', 'freight', 'from'] });
  expect(fault?.message.zh).toContain('北京市通州区、江苏省南通市通州区');
});
