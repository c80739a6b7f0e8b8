// Proves that a key is looked up by its hash, once in a few seconds, and no longer believed after that.
import type { Actor } from '@lianjian/kernel/context';
import { expect, test } from 'vitest';
import { byApiKey } from './api-key.ts';

const holder: Actor = {
  kind: 'ORGANISATION',
  id: 'org-x',
  organisationIds: [],
  roles: [],
  scopes: [],
};

function lookedUp(answers: (Actor | null | Error)[]) {
  const asked: string[] = [];
  let now = 0;
  const authenticate = byApiKey(
    async (hash) => {
      asked.push(hash);
      const answer = answers.shift() ?? null;
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    () => now,
  );
  return { asked, authenticate, wait: (ms: number) => (now += ms) };
}

test('the owner of keys sees a hash, never a key', async () => {
  const { asked, authenticate } = lookedUp([holder]);
  expect(await authenticate('lj_x')).toBe(holder);
  expect(asked).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('requests of a few seconds share one look-up', async () => {
  const { asked, authenticate, wait } = lookedUp([holder]);
  await Promise.all([authenticate('lj_x'), authenticate('lj_x')]);
  wait(4_000);
  await authenticate('lj_x');
  expect(asked).toHaveLength(1);
});

test('a revoked key is nobody’s within seconds', async () => {
  const { authenticate, wait } = lookedUp([holder, null]);
  await authenticate('lj_x');
  wait(5_000);
  expect(await authenticate('lj_x')).toBeNull();
});

test('a look-up that failed is not remembered', async () => {
  const { authenticate } = lookedUp([new Error('down'), holder]);
  await expect(authenticate('lj_x')).rejects.toThrow('down');
  expect(await authenticate('lj_x')).toBe(holder);
});
