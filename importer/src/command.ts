import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut, type Told } from './carry-out.ts';
import { faultsOf } from './check.ts';
import { type Ask, askOver, Unanswered } from './client.ts';
import { type Entry, type Fault, planOf } from './plan.ts';
import { type Receipt, receiptIn } from './receipt.ts';

const USAGE = `npm run import -- <file.json> [--url http://127.0.0.1:4000/graphql] [--key-file .data/platform-key.json] [--dry-run]`;

/** Reads a file, checks all of it, and carries it out; says whether all of it is there now. */
export async function importFile(
  path: string,
  { ask, say, isTried = false }: { ask: Ask; say(line: string): void; isTried?: boolean },
): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  const plan = await planOf(text, (name) => readFile(resolve(dirname(path), name)));
  const entries = plan.filter((each): each is Entry => 'step' in each);
  const unread = plan.filter((each): each is Fault => 'where' in each);
  const faults = unread.length > 0 ? unread : await faultsOf(entries, ask);
  if (faults.length > 0) {
    for (const fault of faults) {
      say(lineOf(fault));
    }
    say(`${faults.length} 处有误，什么都没有发送。 ${faults.length} faults; nothing was sent.`);
    return false;
  }
  if (isTried) {
    say(`${entries.length} 条可以发送。 ${entries.length} entries can be sent.`);
    return true;
  }
  const receipt = await receiptIn(`${path}.receipt.json`);
  if (!(await isOfThisGraph(receipt, ask))) {
    say(
      `${path}.receipt.json 属于另一数据库，请先移走。 It is of another database: move it away first.`,
    );
    return false;
  }
  let count = 0;
  const tell = (told: Told) => {
    count += 1;
    say(`${count}/${entries.length} ${told.where}: ${OUTCOMES[told.outcome]}`);
    for (const fault of told.faults) {
      say(`  ${lineOf(fault)}`);
    }
  };
  return carryOut(entries, { ask, receipt, tell });
}

/** A receipt is of the graph that knows the first area that it tells of. */
async function isOfThisGraph(receipt: Receipt, ask: Ask): Promise<boolean> {
  const id = receipt.areaId();
  const query = 'query ($id: ID!) { area(id: $id) { id } }';
  return id === null || (await ask<{ area: object | null }>(query, { id })).area !== null;
}

const OUTCOMES: Readonly<Record<Told['outcome'], string>> = {
  DONE: '已登记 done',
  THERE_ALREADY: '已有 there already',
  REFUSED: '未通过，后面的没有发送 refused; nothing after it was sent',
};

const lineOf = ({ where, zh, en }: Fault) => `${where}: ${zh} ${en}`.trim();

/** The command: 0 when all is there, 1 when something is refused, 2 when it cannot be asked. */
export async function command(args: readonly string[], say: (line: string) => void) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
        'key-file': { type: 'string', default: '.data/platform-key.json' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) {
      say(USAGE);
      return 2;
    }
    const ask = askOver(values.url, keyIn(await readFile(values['key-file'], 'utf8')));
    return (await importFile(path, { ask, say, isTried: values['dry-run'] })) ? 0 : 1;
  } catch (error) {
    if (error instanceof Unanswered || (error instanceof Error && 'code' in error)) {
      say(error.message);
      return 2;
    }
    throw error;
  }
}

/** The platform's key of a file that a start has written, or a file with just a key in it. */
function keyIn(text: string): string {
  try {
    return String((JSON.parse(text) as { platform: string }).platform);
  } catch {
    return text.trim();
  }
}
