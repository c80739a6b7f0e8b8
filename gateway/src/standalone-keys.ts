import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Actor, Role } from '@lianjian/kernel/context';
import { db } from '@lianjian/organisations/db';
import { KEY_PREFIX } from './api-key.ts';
import { StartFailure } from './failure.ts';
import type { Beginning } from './opening.ts';

const LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;
const EVERYTHING = [
  'agreements:write',
  'claims:write',
  'community:write',
  'demands:write',
  'keys:write',
  'points:write',
  'registry:write',
  'resources:write',
];

interface Holder {
  kind: Actor['kind'];
  holder: string;
  actsFor: string[];
  role: Role;
  scopes: string[];
}

function organisation(holder: string, role: Role, scopes: string[]): Holder {
  return { kind: 'ORGANISATION', holder, actsFor: [holder], role, scopes };
}

function person(holder: string, role: Role, scopes: string[]): Holder {
  return { kind: 'PERSON', holder, actsFor: [], role, scopes };
}

/** One holder for each role, all of them in the sample. */
export const samples = {
  platform: organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', EVERYTHING),
  community: organisation('org-com-ningbao', 'COMMUNITY', EVERYTHING),
  'partner-unit': organisation('org-ningbao-eldercare', 'PARTNER_UNIT', [
    'agreements:write',
    'claims:write',
    'community:write',
    'demands:write',
    'registry:write',
    'resources:write',
  ]),
  'property-firm': organisation('org-firm-ningbao', 'PROPERTY_FIRM', [
    'agreements:write',
    'claims:write',
    'community:write',
    'demands:write',
    'registry:write',
    'resources:write',
  ]),
  volunteer: person('per-qianshang-03', 'VOLUNTEER', [
    'claims:write',
    'community:write',
    'demands:write',
    'points:write',
    'registry:write',
  ]),
  resident: person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', [
    'community:write',
    'demands:write',
    'registry:write',
  ]),
  analyst: organisation('org-housing-bureau', 'ANALYST', []),
  integrator: organisation('org-nb-unit-a', 'INTEGRATOR', []),
} as const satisfies Record<string, Holder>;

/** In a database without a body that could hold a key, the platform is somebody alone. */
const PLATFORM = 'per-platform';
const first = { platform: person(PLATFORM, 'PLATFORM_ADMINISTRATOR', EVERYTHING) };
const FIRST_KEY = 'key-first-platform';

/** The keys of a start by their names, and where they are written down. */
export interface StartKeys {
  kind: 'SAMPLE' | 'FIRST';
  file: string;
  keys: Readonly<Record<string, string>>;
}

/** Whether the database began without the sample: then it has the platform's first key. */
export async function beganBare(): Promise<boolean> {
  return (await db().apiKey.count({ where: { id: FIRST_KEY } })) > 0;
}

/**
 * The platform's key where nothing else is; sample keys where the sample is: in a database of our
 * own, or in one that has had them before.
 */
export async function keysOfStart(
  { database, isNew, isBare }: Beginning,
  dataDir: string,
): Promise<StartKeys | null> {
  if (isBare) {
    const file = join(dataDir, 'platform-key.json');
    // The key comes first: by it a start that was interrupted here is known.
    const keys = await workingKeys(file, first, () => FIRST_KEY);
    const data = { id: PLATFORM, pseudonym: '平台管理员', provenance: 'ENTERED' as const };
    await db().person.createMany({ data: [data], skipDuplicates: true });
    return { kind: 'FIRST', file, keys };
  }
  const idOf = (name: string) => `key-sample-${name}`;
  const ids = Object.keys(samples).map(idOf);
  const hadKeys = async () => (await db().apiKey.count({ where: { id: { in: ids } } })) > 0;
  if (!isNew && !database.isEmbedded && !(await hadKeys())) {
    return null;
  }
  const file = join(dataDir, 'sample-keys.json');
  return { kind: 'SAMPLE', file, keys: await workingKeys(file, samples, idOf) };
}

/**
 * One working key for each holder, in a file of the data directory: those of last time as far as
 * they still work, new ones for the rest. Only their hashes are in the database.
 */
async function workingKeys(
  file: string,
  holders: Readonly<Record<string, Holder>>,
  idOf: (name: string) => string,
): Promise<Record<string, string>> {
  const known = await readKeys(file);
  const keys = { ...known };
  for (const [name, holder] of Object.entries(holders)) {
    keys[name] = await working(name, holder, { id: idOf(name), known: known[name] });
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  } catch {
    throw new StartFailure(`The keys cannot be written to ${file}.`);
  }
  return keys;
}

async function readKeys(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

async function working(
  name: string,
  { kind, holder, actsFor, role, scopes }: Holder,
  { id, known }: { id: string; known: string | undefined },
): Promise<string> {
  const soon = new Date(Date.now() + LIFETIME_MS / 2);
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
  await db().apiKey.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  return key;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
