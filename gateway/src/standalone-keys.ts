import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor, Role } from '@lianjian/kernel/context';
import { db } from '@lianjian/organisations/db';
import { KEY_PREFIX } from './api-key.ts';
import { StartFailure } from './failure.ts';
import type { Opened } from './opening.ts';

const LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;
const EVERYTHING = [
  'agreements:write',
  'claims:write',
  'community:write',
  'demands:write',
  'keys:write',
  'registry:write',
  'resources:write',
];

interface Sample {
  kind: Actor['kind'];
  holder: string;
  actsFor: string[];
  role: Role;
  scopes: string[];
}

function organisation(holder: string, role: Role, scopes: string[]): Sample {
  return { kind: 'ORGANISATION', holder, actsFor: [holder], role, scopes };
}

function person(holder: string, role: Role, scopes: string[]): Sample {
  return { kind: 'PERSON', holder, actsFor: [], role, scopes };
}

/** One holder for each role, all of them in the sample. */
const samples = {
  platform: organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', EVERYTHING),
  community: organisation('org-com-ningbao', 'COMMUNITY', EVERYTHING),
  'partner-unit': organisation('org-ningbao-eldercare', 'PARTNER_UNIT', [
    'claims:write',
    'community:write',
    'resources:write',
  ]),
  'property-firm': organisation('org-firm-ningbao', 'PROPERTY_FIRM', [
    'claims:write',
    'community:write',
    'demands:write',
    'resources:write',
  ]),
  volunteer: person('per-qianshang-01', 'VOLUNTEER', [
    'claims:write',
    'community:write',
    'demands:write',
  ]),
  resident: person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', [
    'community:write',
    'demands:write',
  ]),
  analyst: organisation('org-housing-bureau', 'ANALYST', []),
  integrator: organisation('org-nb-unit-a', 'INTEGRATOR', []),
} as const satisfies Record<string, Sample>;

export type SampleKeys = Record<keyof typeof samples, string>;

const names = Object.keys(samples) as (keyof SampleKeys)[];

/** Sample keys where the sample is: in a database of our own, or in one that has had them before. */
export async function keysIfSample(
  { database, isNew }: Opened,
  dataDir: string,
): Promise<SampleKeys | null> {
  const isSample = isNew || database.isEmbedded;
  const hadKeys = async () =>
    (await db().apiKey.count({ where: { id: { in: names.map(idOf) } } })) > 0;
  return isSample || (await hadKeys()) ? sampleKeys(dataDir) : null;
}

/**
 * One working key for each role, in `sample-keys.json` of the data directory: those of last time as
 * far as they still work, new ones for the rest. Only their hashes are in the database.
 */
async function sampleKeys(dataDir: string): Promise<SampleKeys> {
  const file = join(dataDir, 'sample-keys.json');
  const known = await readKeys(file);
  const keys = { ...known };
  for (const name of names) {
    keys[name] = await working(name, known[name]);
  }
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  } catch {
    throw new StartFailure(`The sample keys cannot be written to ${file}.`);
  }
  return keys as SampleKeys;
}

async function readKeys(file: string): Promise<Partial<SampleKeys>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

async function working(name: keyof SampleKeys, known: string | undefined): Promise<string> {
  const soon = new Date(Date.now() + LIFETIME_MS / 2);
  const { kind, holder, actsFor, role, scopes } = samples[name];
  // A key of last time may lack a scope that its role has got since.
  const where = {
    hash: hashOf(known ?? ''),
    revokedAt: null,
    expiresAt: { gt: soon },
    scopes: { equals: [...scopes] },
  };
  if (known !== undefined && (await db().apiKey.count({ where })) > 0) {
    return known;
  }
  const key = `${KEY_PREFIX}${name}_${randomBytes(24).toString('base64url')}`;
  const columns = {
    hash: hashOf(key),
    holderKind: kind,
    holderId: holder,
    organisationIds: [...actsFor],
    roles: [role],
    scopes: [...scopes],
    expiresAt: new Date(Date.now() + LIFETIME_MS),
    revokedAt: null,
  };
  const id = idOf(name);
  await db().apiKey.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  return key;
}

function idOf(name: keyof SampleKeys): string {
  return `key-sample-${name}`;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
