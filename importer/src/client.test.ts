// What passes is asked again with the same body; what does not is told at once.
import { expect, test } from 'vitest';
import { askOver, Unanswered } from './client.ts';

const answers = (...each: object[]) => {
  const bodies: string[] = [];
  const send: typeof fetch = async (_url, init) => {
    bodies.push(String(init?.body));
    return Response.json(each[Math.min(bodies.length, each.length) - 1]);
  };
  return { bodies, ask: askOver('http://graph.test/graphql', 'key', send) };
};

const error = (code: string) => ({ errors: [{ message: code, extensions: { code } }] });

test('what passes is asked again', async () => {
  const { ask, bodies } = answers(error('SUBGRAPH_UNAVAILABLE'), { data: { done: 1 } });
  expect(await ask('{ done }', {})).toEqual({ done: 1 });
  expect(new Set(bodies).size).toBe(1);
  expect(bodies).toHaveLength(2);
});

test('what does not pass is told', async () => {
  const { ask, bodies } = answers(error('UNAUTHENTICATED'));
  await expect(ask('{ done }', {})).rejects.toThrow(Unanswered);
  expect(bodies).toHaveLength(1);
});
