// What an agreement covers of a place: a compound by itself, of a community anything that lies in it.
import { expect, test } from 'vitest';
import { coversPlace } from './covers.rules.ts';

const HERE = 'dst-jimei.str-xinglin.com-ningbao';
const compounds = [{ id: 'cmp-ningbao', areaPath: HERE }];
const covers = (
  covered: Partial<Parameters<typeof coversPlace>[0]>,
  areaPath: string,
  compoundId: string | null = null,
) => coversPlace({ areaPaths: [], compounds: [], ...covered }, { areaPath, compoundId });

test('a compound that it covers, and no other', () => {
  expect(covers({ compounds }, HERE, 'cmp-ningbao')).toBe(true);
  expect(covers({ compounds }, HERE, 'cmp-other')).toBe(false);
  expect(covers({ areaPaths: [HERE] }, HERE, 'cmp-ningbao')).toBe(false);
});

test('a community of which it covers a compound, itself, or where it lies', () => {
  expect(covers({ compounds }, HERE)).toBe(true);
  expect(covers({ areaPaths: [HERE] }, HERE)).toBe(true);
  expect(covers({ areaPaths: ['dst-jimei.str-xinglin'] }, HERE)).toBe(true);
  expect(covers({ areaPaths: [HERE] }, 'dst-jimei.str-xinglin')).toBe(true);
});

test('none whose name begins alike, nor one beside it', () => {
  expect(covers({ areaPaths: [HERE] }, `${HERE}-west`)).toBe(false);
  expect(covers({ areaPaths: [`${HERE}-west`], compounds: [] }, HERE)).toBe(false);
  expect(covers({}, HERE)).toBe(false);
});
