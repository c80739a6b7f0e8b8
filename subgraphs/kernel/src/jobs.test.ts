// Jobs run one part after another, never two at once; a failure does not end them, and closing waits
// for the part under way and starts no other.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { provideEnvironment } from './environment.ts';
import { startJobs } from './jobs.ts';

provideEnvironment({ logLevel: 'silent' });

test('a job rests first, then works until nothing is left, and begins again', async () => {
  const parts: number[] = [];
  const jobs = startJobs(
    [{ name: 'counts', run: async () => parts.push(parts.length) % 3 !== 0 }],
    20,
  );
  expect(parts).toEqual([]);
  while (parts.length < 6) {
    await sleep(5);
  }
  await jobs.close();
  const done = parts.length;
  expect(done % 3).toBe(0);
  await sleep(50);
  expect(parts.length).toBe(done);
});

test('a failure is waited out, and other jobs do not mind', async () => {
  const runs = { failing: 0, calm: 0 };
  const jobs = startJobs(
    [
      {
        name: 'fails',
        run: async () => {
          runs.failing += 1;
          throw new Error('no');
        },
      },
      {
        name: 'calm',
        run: async () => {
          runs.calm += 1;
          return false;
        },
      },
    ],
    5,
  );
  while (runs.failing < 3 || runs.calm < 3) {
    await sleep(5);
  }
  await jobs.close();
});

test('closing waits for the part under way', async () => {
  const seen: string[] = [];
  const jobs = startJobs(
    [
      {
        name: 'slow',
        run: async () => {
          seen.push('begun');
          await sleep(50);
          seen.push('done');
          return true;
        },
      },
    ],
    1,
  );
  while (seen.length === 0) {
    await sleep(1);
  }
  await jobs.close();
  expect(seen).toEqual(['begun', 'done']);
});
