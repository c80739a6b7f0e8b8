import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import type { Executor, Operation } from './execute.ts';
import { askEntities, PeerUnavailable, setPeer } from './peers.ts';

const OWNER = 'owner';
const REFERENCES = [{ __typename: 'Thing', id: 'one' }];

function context(leftMs?: number): Context {
  const until = leftMs === undefined ? undefined : Date.now() + leftMs;
  return { caller: 'gateway', subgraph: 'asker', actor: null, locale: 'EN', requestId: '1', until };
}

const ask = (leftMs?: number) =>
  askEntities(OWNER, REFERENCES, '... on Thing { id }', context(leftMs));

const answers: Executor = async () => ({ data: { _entities: [{ id: 'one' }] } });

test('an owner that hangs is given up while the caller still has time', async () => {
  setPeer(OWNER, () => new Promise(() => undefined));
  const began = performance.now();
  await expect(ask(300)).rejects.toBeInstanceOf(PeerUnavailable);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('an owner that was silent is asked again, and has its whole time when it has answered', async () => {
  const told: (number | undefined)[] = [];
  let isHanging = true;
  setPeer(OWNER, (operation) => {
    told.push(operation.meta.until && operation.meta.until - Date.now());
    return isHanging ? new Promise(() => undefined) : answers(operation);
  });
  await expect(ask(30)).rejects.toBeInstanceOf(PeerUnavailable);
  isHanging = false;
  expect(await ask(60_000)).toEqual([{ id: 'one' }]);
  expect(await ask(60_000)).toEqual([{ id: 'one' }]);
  const [first = 0, second = 0, third = 0] = told;
  expect(first).toBeLessThanOrEqual(20);
  expect(second).toBeLessThanOrEqual(1_000);
  expect(third).toBeGreaterThan(30_000);
});

test('a late answer, too, says that the owner is there', async () => {
  let answerLate = () => {};
  const told: number[] = [];
  setPeer(OWNER, (operation) => {
    told.push((operation.meta.until ?? 0) - Date.now());
    return told.length === 1
      ? new Promise((resolve) => {
          answerLate = () => resolve({ data: { _entities: [null] } });
        })
      : answers(operation);
  });
  await expect(ask(30)).rejects.toBeInstanceOf(PeerUnavailable);
  answerLate();
  await Promise.resolve();
  await ask(60_000);
  expect(told[1]).toBeGreaterThan(30_000);
});

test('one question is one document, and the owner learns who asks', async () => {
  const documents = new Set<DocumentNode>();
  const callers = new Set<string>();
  setPeer(OWNER, (operation: Operation) => {
    documents.add(operation.document);
    callers.add(operation.meta.caller);
    return answers(operation);
  });
  await Promise.all([ask(), ask(), ask()]);
  expect(documents.size).toBe(1);
  expect([...callers]).toEqual(['asker']);
});
