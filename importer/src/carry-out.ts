import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask } from './client.ts';
import { type Entry, type Fault, placeOf } from './plan.ts';
import type { Made, Receipt } from './receipt.ts';
import { dated, resolved } from './references.ts';

/** What is told of each entry as it is done. */
export interface Told {
  where: string;
  outcome: 'DONE' | 'THERE_ALREADY' | 'REFUSED';
  faults: readonly Fault[];
}

interface UserError {
  code: string;
  field: readonly string[] | null;
  entityId: string | null;
  zh: string;
  en: string;
}

interface Line {
  line: number;
  userErrors: readonly UserError[];
}

interface Answer {
  userErrors: readonly UserError[];
  replayed: boolean;
  lines?: readonly Line[];
  secret?: string | null;
  [field: string]: unknown;
}

/**
 * Carries a plan out, one entry after another, and stops at the first that is refused: what comes
 * later may speak of it. What a run has done before is not done again.
 */
export async function carryOut(
  entries: readonly Entry[],
  { ask, receipt, tell }: { ask: Ask; receipt: Receipt; tell: (told: Told) => void },
  now = Date.now(),
): Promise<boolean> {
  const ids = new Map<string, string>();
  for (const entry of entries) {
    const where = placeOf(entry);
    const input = resolved(entry.input, ids);
    const key = keyOf(entry, input);
    const before = receipt.get(key);
    const { made, outcome, faults } = before
      ? { made: before, outcome: 'THERE_ALREADY' as const, faults: [] }
      : await done(entry, { ...(dated(input, now) as object), idempotencyKey: key }, ask);
    tell({ where, outcome, faults });
    if (!made) {
      return false;
    }
    if (!before) {
      await receipt.keep(key, { where, ...made });
    }
    if (entry.as !== null) {
      ids.set(entry.as, made.id);
      ids.set(`${entry.as}.body`, made.body ?? '');
    }
  }
  return true;
}

/** The same entry has the same key, whatever stands beside it in the file. */
function keyOf({ step, number }: Entry, input: unknown): string {
  const text = JSON.stringify([step.mutation, step.isList ? number : null, input]);
  return `import ${createHash('sha256').update(text).digest('hex')}`;
}

const PAUSES_MS = [500, 2_000, 5_000];

async function done(
  { step }: Entry,
  input: object,
  ask: Ask,
): Promise<{ made: Made | null; outcome: Told['outcome']; faults: Fault[] }> {
  const query = `mutation ($input: ${capital(step.mutation)}Input!) { done: ${step.mutation}(input: $input) {
    ${step.field} { id ${step.more ?? ''} } ${step.besides ?? ''} replayed
    userErrors { code field entityId zh: message(locale: ZH) en: message(locale: EN) } } }`;
  for (let attempt = 0; ; attempt += 1) {
    const { done: answer } = await ask<{ done: Answer }>(query, { input });
    const { userErrors, replayed, secret = null } = answer;
    const object = answer[step.field] as { id: string; committee?: { id: string } | null } | null;
    const pause = PAUSES_MS[attempt];
    if (object) {
      const made = { id: object.id, body: object.committee?.id ?? null, secret };
      return { made, outcome: replayed ? 'THERE_ALREADY' : 'DONE', faults: [] };
    }
    const [first] = userErrors;
    if (pause === undefined || !userErrors.some(({ code }) => code === 'PEER_UNAVAILABLE')) {
      const there = userErrors.length === 1 && first?.code === 'DUPLICATE' && first.entityId;
      return there
        ? { made: standing(there), outcome: 'THERE_ALREADY', faults: [] }
        : { made: null, outcome: 'REFUSED', faults: faultsIn(answer) };
    }
    await sleep(pause);
  }
}

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** What somebody has entered before, by its id; the body of an area is called after it. */
const standing = (id: string): Made => ({ id, body: `org-${id}`, secret: null });

function faultsIn({ userErrors, lines = [] }: Answer): Fault[] {
  return [
    ...userErrors.map((each) => faultOf(each.field?.slice(1).join('.') ?? '', each)),
    ...lines.flatMap(({ line, userErrors: each }) =>
      each.map((error) => faultOf(`${line} ${error.field?.join('.') ?? ''}`.trim(), error)),
    ),
  ];
}

const faultOf = (where: string, { code, zh, en }: UserError): Fault => ({
  where: `${where} ${code}`.trim(),
  zh,
  en,
});
