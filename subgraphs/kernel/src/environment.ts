/** Every setting of a server process. Defaults are those of `npm start`. */
export interface Environment {
  port: number;
  /** The address to listen on; loopback unless said. */
  host: string;
  dataDir: string;
  keysDir: string;
  /** Whether an empty database is filled with the sample. */
  sample: boolean;
  databaseUrl: string | null;
  /** A server of its own for one subgraph; wins over `databaseUrl`. */
  databaseUrls: Readonly<Record<string, string>>;
  subgraphUrls: Readonly<Record<string, string>>;
  jwt: {
    issuer: string;
    audience: string;
    jwksUrl: string | null;
    secret: string | null;
  } | null;
  logLevel: string;
  /** How long the jobs of a subgraph rest. */
  jobsEveryMs: number;
}

/** The levels that every logger of a process knows; the gateway's own refuses any other word. */
const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'trace'];

type Bag = Readonly<Record<string, string | undefined>>;

/** Reads the bag whole and reports every fault at once. */
export function parseEnvironment(bag: Bag): Environment {
  const faults: string[] = [];
  const port = Number(bag.PORT ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(`PORT is ${bag.PORT}; it must be a whole number from 0 to 65535.`);
  }
  const seconds = Number(bag.JOBS_EVERY_SECONDS ?? 60);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400) {
    faults.push(
      `JOBS_EVERY_SECONDS is ${bag.JOBS_EVERY_SECONDS}; it must be a whole number from 1 to 86400.`,
    );
  }
  const logLevel = bag.LOG_LEVEL ?? 'warn';
  if (!LOG_LEVELS.includes(logLevel)) {
    faults.push(`LOG_LEVEL is ${logLevel}; it must be one of ${LOG_LEVELS.join(', ')}.`);
  }
  const sample = bag.SAMPLE ?? 'yes';
  if (sample !== 'yes' && sample !== 'no') {
    faults.push(`SAMPLE is ${sample}; it must be yes or no.`);
  }
  const dataDir = bag.DATA_DIR ?? '.data';
  const environment: Environment = {
    port,
    host: bag.HOST ?? '127.0.0.1',
    dataDir,
    keysDir: bag.KEYS_DIR ?? `${dataDir}/keys`,
    sample: sample === 'yes',
    databaseUrl: url(bag, 'DATABASE_URL', faults),
    databaseUrls: family(bag, 'DATABASE_URL_', faults),
    subgraphUrls: family(bag, 'SUBGRAPH_URL_', faults),
    jwt: jwtSettings(bag, faults),
    logLevel,
    jobsEveryMs: seconds * 1000,
  };
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
  return Object.freeze(environment);
}

function jwtSettings(bag: Bag, faults: string[]): Environment['jwt'] {
  const jwksUrl = url(bag, 'JWT_JWKS_URL', faults);
  const secret = bag.JWT_SECRET ?? null;
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = bag;
  if (!jwksUrl && !secret && !issuer && !audience) {
    return null;
  }
  if (Boolean(jwksUrl) === Boolean(secret)) {
    faults.push('JSON Web Tokens need exactly one of JWT_JWKS_URL and JWT_SECRET.');
  }
  if (secret && secret.length < 32) {
    faults.push('JWT_SECRET must have at least 32 characters.');
  }
  if (!issuer || !audience) {
    faults.push('JSON Web Tokens need JWT_ISSUER and JWT_AUDIENCE.');
  }
  return { issuer: issuer ?? '', audience: audience ?? '', jwksUrl, secret };
}

function family(bag: Bag, prefix: string, faults: string[]): Record<string, string> {
  const names = Object.keys(bag).filter((key) => key.startsWith(prefix) && bag[key]);
  return Object.fromEntries(
    names.map((key) => [key.slice(prefix.length).toLowerCase(), url(bag, key, faults) ?? '']),
  );
}

function url(bag: Bag, key: string, faults: string[]): string | null {
  const value = bag[key];
  if (!value) {
    return null;
  }
  if (!URL.canParse(value)) {
    faults.push(`${key} is not a URL.`);
  }
  return value;
}

let settings: Environment | undefined;

/** The settings of this process. This is the only place of the servers that reads `process.env`. */
export function environment(): Environment {
  settings ??= parseEnvironment(process.env);
  return settings;
}

/** Sets what a composition root has found out itself (the embedded server's URL, free ports). */
export function provideEnvironment(found: Partial<Environment>): void {
  settings = Object.freeze({ ...environment(), ...found });
}

/** The environment of a process that this one starts: its own, and what that one is told besides. */
export function environmentOfChild(told: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...told };
}
