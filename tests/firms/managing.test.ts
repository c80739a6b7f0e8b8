// Who manages a compound is recorded and ended by whoever keeps the books of the place: one firm at a
// time, with what is known of the dates; from the end of one contract on there is room for the next.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
const enterCompound = commandOf({
  subgraph: 'compounds',
  mutation: 'registerCompound',
  field: 'compound',
  selection: 'id',
});
const CONTRACT = `id version provenance startsOn endsOn firm { id } compound { id } area { id }
  inForce(on: "${today()}") allowedTransitions { to mutation allowed whyNot(locale: EN) }`;
const record = commandOf({
  subgraph: 'firms',
  mutation: 'recordContract',
  field: 'contract',
  selection: CONTRACT,
});
const end = commandOf({
  subgraph: 'firms',
  mutation: 'endContract',
  field: 'contract',
  selection: CONTRACT,
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let compounds = 0;
async function compound(areaId = 'com-ningbao'): Promise<string> {
  compounds += 1;
  const given = { areaId, nameZh: `新苑${compounds}` };
  const made = await enterCompound.done(world, platform, given);
  return String(made.compound?.id);
}

const daysFromNow = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Who manages a compound today, as everybody is told. */
async function managerOf(compoundId: string): Promise<string | null> {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on Compound { managementContract { firm { id } } } } }`;
  const refs = [{ __typename: 'Compound', id: compoundId }];
  const { data } = await world.ask('firms', query, { refs });
  const [told] = (data as { _entities: { managementContract: { firm: { id: string } } | null }[] })
    ._entities;
  return told?.managementContract?.firm.id ?? null;
}

const trace = () =>
  inNamespace(
    world,
    'firms',
    `select (select sum(version) from management_contract) as rows,
      (select count(*) from event) as events, (select count(*) from idempotency) as keys`,
  );

test('a firm manages a compound until its contract ends, and another one from then on', async () => {
  const compoundId = await compound();
  expect(await managerOf(compoundId)).toBeNull();
  const first = { compoundId, firmId: 'firm-ningbao', startsOn: '2024-01' };
  const { contract } = await record.done(world, ningbao, first);
  expect(contract).toEqual({
    id: expect.stringMatching(/^ctr-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    version: 1,
    provenance: 'ENTERED',
    startsOn: '2024-01',
    endsOn: null,
    firm: { id: 'firm-ningbao' },
    compound: { id: compoundId },
    area: { id: 'com-ningbao' },
    inForce: true,
    allowedTransitions: [{ to: 'ENDED', mutation: 'endContract', allowed: true, whyNot: [] }],
  });
  expect(await managerOf(compoundId)).toBe('firm-ningbao');
  const next = { compoundId, firmId: 'firm-chengfa', startsOn: daysFromNow(1) };
  const early = await record.done(world, ningbao, next);
  expect(early.userErrors).toMatchObject([{ code: 'INVALID_STATE', entityId: contract?.id }]);
  const again = await record.done(world, ningbao, first);
  expect(again.userErrors).toMatchObject([{ code: 'DUPLICATE', entityId: contract?.id }]);
  const longer = await record.done(world, ningbao, { ...first, startsOn: '2024-02' });
  expect(longer.userErrors).toMatchObject([{ code: 'INVALID_STATE', entityId: contract?.id }]);
  const ending = { contractId: contract?.id, expectedVersion: 1, endsOn: today() };
  const ended = await end.done(world, ningbao, ending);
  expect(ended.contract).toMatchObject({ version: 2, endsOn: today(), inForce: true });
  expect((await record.done(world, ningbao, next)).contract).toMatchObject({
    firm: { id: 'firm-chengfa' },
    inForce: false,
  });
  expect(await managerOf(compoundId)).toBe('firm-ningbao');
  const query = `query ($id: ID!) { managementContract(id: $id) {
    history { nodes { type changes fromVersion toVersion } } } }`;
  const { data } = await world.ask('firms', query, { id: contract?.id });
  expect(data?.managementContract).toEqual({
    history: {
      nodes: [
        {
          type: 'contract.recorded',
          changes: ['areaId', 'compoundId', 'endsOn', 'firmId', 'startsOn'],
          fromVersion: null,
          toVersion: 1,
        },
        { type: 'contract.ended', changes: ['endsOn'], fromVersion: 1, toVersion: 2 },
      ],
    },
  });
});

describe.each<[Role, string, boolean]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true],
  ['COMMUNITY', 'org-com-ningbao', true],
  ['COMMUNITY', 'org-str-xinglin', true],
  ['COMMUNITY', 'org-com-fangzhi', false],
  ['PARTNER_UNIT', 'org-com-ningbao', false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false],
  ['VOLUNTEER', 'org-com-ningbao', false],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', false],
  ['ANALYST', 'org-com-ningbao', false],
  ['INTEGRATOR', 'org-com-ningbao', false],
])('%s as %s', (role, id, may) => {
  test.each([
    ['standing', null],
    ['to end', daysFromNow(30)],
    ['over', '2025'],
  ])('%s: what is allowed is what can be done', async (state, endsOn) => {
    const actor = organisation(id, role, SCOPES);
    const compoundId = await compound();
    const given = { compoundId, firmId: 'firm-ningbao', startsOn: '2024', endsOn };
    const recorded = await record.done(world, actor, given);
    expect(faults(recorded)).toEqual(may ? [] : ['FORBIDDEN compoundId']);
    const made = may ? recorded : await record.done(world, platform, given);
    const contractId = String(made.contract?.id);
    const query = `query ($id: ID!) { managementContract(id: $id) { allowedTransitions { allowed } } }`;
    const { data } = await world.ask('firms', query, { id: contractId }, { actor });
    const { managementContract } = data as {
      managementContract: { allowedTransitions: { allowed: boolean }[] };
    };
    expect(managementContract.allowedTransitions.map(({ allowed }) => allowed)).toEqual(
      state === 'over' ? [] : [may],
    );
    const ending = { contractId, expectedVersion: 1, endsOn: '2024-06-30' };
    expect(faults(await end.done(world, actor, ending))).toEqual([
      ...(state === 'over' ? ['INVALID_STATE contractId'] : []),
      ...(may ? [] : ['FORBIDDEN contractId']),
    ]);
  });
});

test('nobody without the scope', async () => {
  for (const actor of [null, organisation('org-com-ningbao', 'COMMUNITY', ['claims:write'])]) {
    const ending = { contractId: 'ctr-ningbao', expectedVersion: 1, endsOn: '2024' };
    const tries = [
      record.tried(world, actor, { firmId: 'firm-ningbao', compoundId: 'cmp-ningbao' }),
      end.tried(world, actor, ending),
    ];
    for (const { errors } of await Promise.all(tries)) {
      const code = actor ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
  }
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const fangzhi = organisation('org-com-fangzhi', 'COMMUNITY', SCOPES);
  const before = await trace();
  const answers = [
    await record.done(world, ningbao, {
      ...{ idempotencyKey: '', firmId: 'firm-none', compoundId: 'cmp-none' },
      ...{ startsOn: '2025', endsOn: '2024' },
    }),
    await record.done(world, fangzhi, { firmId: 'firm-huihai', compoundId: 'cmp-ningbao' }),
    await end.done(world, ningbao, { contractId: 'ctr-none', expectedVersion: 1, endsOn: '2024' }),
    await end.done(world, fangzhi, {
      ...{ contractId: 'ctr-ningbao', expectedVersion: 7, endsOn: '2024', idempotencyKey: ' ' },
    }),
  ];
  expect(answers.map((answer) => faults(answer).sort())).toEqual([
    [
      'INVALID_INPUT endsOn',
      'INVALID_INPUT idempotencyKey',
      'NOT_FOUND compoundId',
      'NOT_FOUND firmId',
    ],
    ['FORBIDDEN compoundId', 'INVALID_INPUT firmId', 'INVALID_STATE compoundId'],
    ['NOT_FOUND contractId'],
    ['FORBIDDEN contractId', 'INVALID_INPUT idempotencyKey', 'VERSION_CONFLICT expectedVersion'],
  ]);
  for (const { zh, en } of answers.flatMap(({ userErrors }) => userErrors)) {
    expect([zh, en]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/^[A-Z].*\.$/s),
    ]);
  }
  expect(await trace()).toEqual(before);
});

test('a key is good once, and while compounds do not answer nothing is recorded', async () => {
  const compoundId = await compound();
  const given = { idempotencyKey: 'again', compoundId, firmId: 'firm-ningbao' };
  const owner = world.executors.get('compounds');
  setPeer('compounds', () => Promise.reject(new Error('down')));
  const down = await record.done(world, ningbao, given);
  expect(faults(down)).toEqual(['PEER_UNAVAILABLE compoundId']);
  if (owner) {
    setPeer('compounds', owner);
  }
  const { contract } = await record.done(world, ningbao, given);
  const second = await record.done(world, ningbao, { ...given, endsOn: null });
  expect(second).toMatchObject({ replayed: true, contract: { id: contract?.id } });
  const other = await record.done(world, ningbao, { ...given, startsOn: '2024' });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('of ten firms at once one manages the compound, and one of ten ends that', async () => {
  const compoundId = await compound();
  const ten = Array.from({ length: 10 }, (_, at) => String(at + 1).padStart(2, '0'));
  const recorded = await Promise.all(
    ten.map((number) =>
      record.done(world, ningbao, { compoundId, firmId: `firm-xinglin-${number}` }),
    ),
  );
  const [contractId, ...more] = recorded.flatMap(({ contract }) => contract?.id ?? []);
  expect(more).toEqual([]);
  const refusals = recorded.flatMap(({ userErrors }) => userErrors);
  expect(refusals.map(({ code, entityId }) => [code, entityId])).toEqual(
    Array.from({ length: 9 }, () => ['INVALID_STATE', contractId]),
  );
  const ending = { contractId, expectedVersion: 1, endsOn: '2024' };
  const ended = await Promise.all(ten.map(() => end.done(world, ningbao, ending)));
  expect(ended.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
});

test('a contract that has not begun is called off, and leaves room at once', async () => {
  const compoundId = await compound();
  const slip = { compoundId, firmId: 'firm-ningbao', startsOn: '9999-12-31' };
  const { contract } = await record.done(world, ningbao, slip);
  const off = { contractId: contract?.id, expectedVersion: 1, endsOn: today() };
  const { contract: calledOff } = await end.done(world, ningbao, off);
  expect(calledOff).toMatchObject({ endsOn: today(), inForce: false, allowedTransitions: [] });
  const meant = { ...slip, startsOn: today() };
  expect((await record.done(world, ningbao, meant)).contract).toMatchObject({ inForce: true });
  expect(await managerOf(compoundId)).toBe('firm-ningbao');
});
