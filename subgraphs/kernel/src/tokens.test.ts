// Proves that a token is good for one caller, one audience, one body, one time and half a minute.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeyring, type Keyring } from './tokens.ts';

let dir = '';
let gateway: Keyring;
let owner: Keyring;
const call = { audience: 'owner', body: '{"query":"{ a }"}' };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lianjian-keys-'));
  [gateway, owner] = await Promise.all([
    createKeyring(dir, 'gateway'),
    createKeyring(dir, 'owner'),
  ]);
});
afterAll(() => rm(dir, { recursive: true }));

describe('tokens', () => {
  it('carry who calls and on whose behalf', async () => {
    const token = await gateway.sign({ ...call, claims: { actor: { id: 'org-1' } } });
    const verified = await owner.verify(token, call);
    expect(verified.issuer).toBe('gateway');
    expect(verified.claims.actor).toEqual({ id: 'org-1' });
  });

  it('are good once', async () => {
    const token = await gateway.sign({ ...call, claims: {} });
    await owner.verify(token, call);
    await expect(owner.verify(token, call)).rejects.toThrow(/used before/);
  });

  it('are refused for another body, another audience, an unknown signer', async () => {
    const token = await gateway.sign({ ...call, claims: {} });
    await expect(owner.verify(token, { ...call, body: '{}' })).rejects.toThrow();
    await expect(owner.verify(token, { ...call, audience: 'other' })).rejects.toThrow();
    const elsewhere = await mkdtemp(join(tmpdir(), 'lianjian-keys-'));
    const stranger = await createKeyring(elsewhere, 'gateway');
    const forged = await stranger.sign({ ...call, claims: {} });
    await expect(owner.verify(forged, call)).rejects.toThrow();
    await rm(elsewhere, { recursive: true });
  });

  it('expire', async () => {
    const token = await gateway.sign({ ...call, claims: {} });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40_000 });
    await expect(owner.verify(token, call)).rejects.toThrow(/exp/);
    vi.useRealTimers();
  });

  it('of two rings made at once for one name have one key', async () => {
    const two = await Promise.all([createKeyring(dir, 'twin'), createKeyring(dir, 'twin')]);
    const token = await two[0].sign({ ...call, claims: {} });
    await expect(owner.verify(token, call)).resolves.toMatchObject({ issuer: 'twin' });
    const second = await two[1].sign({ ...call, claims: {} });
    await expect(owner.verify(second, call)).resolves.toMatchObject({ issuer: 'twin' });
  });
});
