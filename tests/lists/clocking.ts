import { commandOf } from '../testkit/commands.ts';
import type { World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const act = (mutation: string, selection = 'id code state version') =>
  commandOf({ subgraph: 'lists', mutation, field: 'clock', selection });

export const respondToDemand = act(
  'respondToDemand',
  'id state responderRole responder { __typename }',
);
export const pauseClock = act('pauseClock', 'id state version pausedSeconds dueAt');
export const resumeClock = act('resumeClock', 'id state version pausedSeconds dueAt');

export interface ClockRow {
  id: string;
  code: string;
  state: string;
  breached: boolean;
  version: number;
  claim_id: string | null;
  party_id: string;
  responder_id: string | null;
  responder_role: string | null;
  limit_minutes: number | null;
  limit_workdays: number | null;
  started_at: Date;
  due_at: Date | null;
  elapsed_seconds: number;
}

/** The clocks of a demand as they read now, the earliest first. */
export function clocksOf(world: World, demandId: string): Promise<ClockRow[]> {
  return inLists<ClockRow>(
    world,
    'select * from clock_now where demand_id = $1 order by started_at, code, id',
    [demandId],
  );
}

/** What stands on a demand's clocks, such as `DISPATCH RUNNING`. */
export async function told(world: World, demandId: string): Promise<string[]> {
  return (await clocksOf(world, demandId)).map(({ code, state }) => `${code} ${state}`).sort();
}

let made = 0;

/** A clock of a demand as a test wants it; its instants are given as SQL. */
export async function clockOn(
  world: World,
  demandId: string,
  given: Readonly<Record<string, string | number | null>>,
): Promise<string> {
  made += 1;
  const id = `clk-test-${made}`;
  const row: Record<string, string | number | null> = {
    id: `'${id}'`,
    code: `'FIRST_RESPONSE'`,
    demand_id: `'${demandId}'`,
    area_id: 'd.area_id',
    area_path: 'd.area_path',
    party_id: `'org-' || d.area_id`,
    limit_minutes: 5,
    responders: `'{}'`,
    started_at: 'now()',
    provenance: `'ENTERED'`,
    ...given,
  };
  const columns = Object.keys(row).join(', ');
  const values = Object.values(row)
    .map((value) => value ?? 'null')
    .join(', ');
  await inLists(
    world,
    `insert into clock (${columns}) select ${values} from demand d where d.id = $1`,
    [demandId],
  );
  return id;
}
