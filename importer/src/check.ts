import {
  buildClientSchema,
  coerceInputValue,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql';
import type { Ask } from './client.ts';
import { type Entry, type Fault, placeOf } from './plan.ts';
import { referenceFaults } from './references.ts';

/** All that can be wrong with entries before any of them is sent: by the schema of the graph itself. */
export async function faultsOf(entries: readonly Entry[], ask: Ask): Promise<Fault[]> {
  const schema = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery(), {}));
  return [...entries.flatMap((entry) => inputFaults(entry, schema)), ...referenceFaults(entries)];
}

function inputFaults(entry: Entry, schema: GraphQLSchema): Fault[] {
  const [argument] = schema.getMutationType()?.getFields()[entry.step.mutation]?.args ?? [];
  if (!argument) {
    const [zh, en] = ['服务端没有这个操作。', 'The server does not know this mutation.'];
    return [{ where: placeOf(entry), zh, en }];
  }
  const found: Fault[] = [];
  coerceInputValue(
    { ...entry.input, idempotencyKey: '-' },
    argument.type,
    (path, _value, error) => {
      const where = [placeOf(entry), ...path].join(' ');
      found.push({ where, zh: `不合接口的定义：${error.message}`, en: error.message });
    },
  );
  return found;
}
