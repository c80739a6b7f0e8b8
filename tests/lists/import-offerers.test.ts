// Who imports offers, and what it asks of others: the provider of every line or the community does, and
// only while the owners of what is named answer; they are asked once for all lines, and there are as many
// statements for a thousand lines as for one.
import { setPeer } from '@lianjian/kernel/peers';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { countsOf, importResources, lineFaults, type OfferLine, offersOf } from './importing.ts';
import { lianting, ningbao, platform, resident, unitH, unitK } from './offering.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const H = { 提供方编号: 'org-nb-unit-h' };
const imported = (actor: typeof unitH, lines: readonly OfferLine[], more = {}) =>
  importResources.done(world, actor, { ...offersOf(lines), ...more });

const counts = () => countsOf(world);

describe('is imported', () => {
  const forbidden = '2 FORBIDDEN 提供方编号';
  test.each([
    [unitH, '', []],
    [unitH, 'org-nb-unit-h', []],
    [ningbao, 'per-nb-resident-1', []],
    [platform, 'org-nb-unit-h', []],
    [resident, '', []],
    [unitK, 'org-nb-unit-h', [forbidden]],
    [lianting, 'org-nb-unit-h', [forbidden]],
    [ningbao, 'per-longze-01', [forbidden]],
  ])('by %j for %j: %j', async (actor, providerId, expected) => {
    const line = { 标题: `由 ${actor.id} 代 ${providerId}`, 提供方编号: providerId };
    expect(lineFaults(await imported(actor, [line]))).toEqual(expected);
  });

  test('with the scope only, and into a community', async () => {
    const bare = organisation('org-nb-unit-h', 'PARTNER_UNIT');
    const { errors } = await importResources.tried(world, bare, offersOf([{}]));
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const street = await imported(unitH, [{}], { areaId: 'str-xinglin' });
    expect(faults(street)).toEqual(['NOT_FOUND areaId']);
  });

  test.each([
    ['organisations', H, ['PEER_UNAVAILABLE areaId'], []],
    ['compounds', { ...H, 服务小区: '宁宝世家小区' }, ['PEER_UNAVAILABLE areaId'], []],
    [
      'compounds',
      { ...H, 服务小区编号: 'cmp-ningbao' },
      ['INVALID_INPUT content'],
      ['服务小区编号'],
    ],
    ['agreements', { ...H, 协议编号: 'agr-nb-a' }, ['INVALID_INPUT content'], ['协议编号']],
  ])('only while %s answers what %j names', async (owner, line, expected, headings) => {
    const before = await counts();
    const executor = world.executors.get(owner);
    setPeer(owner, () => Promise.reject(new Error('down')));
    const answer = await imported(ningbao, [{ ...line, 标题: '停机' }]);
    if (executor) {
      setPeer(owner, executor);
    }
    expect(faults(answer)).toEqual(expected);
    expect(lineFaults(answer)).toEqual(headings.map((each) => `2 PEER_UNAVAILABLE ${each}`));
    expect(await counts()).toBe(before);
  });
});

test('a thousand lines cost as many statements and calls of owners as one', async () => {
  const cost = async (count: number) => {
    const lines = Array.from({ length: count }, (_, at) => ({
      提供方编号: 'org-nb-unit-a',
      标题: `第 ${count} 份第 ${at} 行`,
      服务小区: '宁宝世家小区',
      协议编号: 'agr-nb-a',
      每周时段: '三 09:00-11:00',
    }));
    const { result, statements } = await countStatements(() => imported(ningbao, lines));
    expect([faults(result), lineFaults(result)]).toEqual([[], []]);
    return statements.length;
  };
  const [one, hundred, thousand] = [await cost(1), await cost(100), await cost(1_000)];
  expect([hundred, thousand]).toEqual([one, one]);
});
