// Proves how a computed number agrees with a printed one under each qualifier, right at the edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrees, printedNumber } from './figure.rules.ts';
import type { Qualifier } from './shapes.ts';

const printed = (value: string, qualifier: Qualifier) => ({ value, text: value, qualifier });

describe('agrees', () => {
  it.each<[string, Qualifier, string, boolean]>([
    ['62', 'EXACT', '62', true],
    ['62', 'EXACT', '62.0', true],
    ['62', 'EXACT', '61', false],
    ['20', 'MORE_THAN', '21', true],
    ['20', 'MORE_THAN', '20', false],
    ['90', 'AT_LEAST', '90', true],
    ['90', 'AT_LEAST', '89.99', false],
    ['5', 'LESS_THAN', '4', true],
    ['5', 'LESS_THAN', '5', false],
    ['5', 'AT_MOST', '5', true],
    ['5', 'AT_MOST', '6', false],
    ['500', 'NEARLY', '450', true],
    ['500', 'NEARLY', '449', false],
    ['500', 'NEARLY', '499', true],
    ['500', 'NEARLY', '500', false],
    ['100', 'ABOUT', '105', true],
    ['100', 'ABOUT', '95', true],
    ['100', 'ABOUT', '105.01', false],
    ['100', 'ABOUT', '94.99', false],
  ])('%s %s and %s: %s', (value, qualifier, computed, expected) => {
    expect(agrees(printed(value, qualifier), computed)).toBe(expected);
  });

  it('reads a printed fraction: 13 of 37 reach a third, 12 do not', () => {
    const third = { value: null, text: '1/3', qualifier: 'AT_LEAST' } as const;
    expect(agrees(third, String(13 / 37))).toBe(true);
    expect(agrees(third, String(12 / 37))).toBe(false);
  });

  it('says nothing where either side is unknown', () => {
    expect(agrees(printed('1', 'EXACT'), null)).toBeNull();
    expect(agrees({ value: null, text: '2024-02', qualifier: 'EXACT' }, '1')).toBeNull();
  });

  it('never holds for both MORE_THAN and AT_MOST', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (value, computed) => {
        const more = agrees(printed(String(value), 'MORE_THAN'), String(computed));
        expect(agrees(printed(String(value), 'AT_MOST'), String(computed))).toBe(!more);
      }),
    );
  });
});

describe('printedNumber', () => {
  it('is null for a date', () => {
    expect(printedNumber({ value: null, text: '2024-09-07' })).toBeNull();
  });
});
