// Proves that settings are read whole, with defaults, and that every fault is told at once.
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.ts';

describe('parseEnvironment', () => {
  it('needs nothing', () => {
    const settings = parseEnvironment({});
    expect(settings).toMatchObject({ port: 4000, host: '127.0.0.1', dataDir: '.data', jwt: null });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('reads one URL per subgraph', () => {
    const { databaseUrls, subgraphUrls } = parseEnvironment({
      DATABASE_URL_LISTS: 'postgresql://a@b/c',
      SUBGRAPH_URL_FIRMS: 'http://127.0.0.1:4005/graphql',
    });
    expect(databaseUrls).toEqual({ lists: 'postgresql://a@b/c' });
    expect(subgraphUrls).toEqual({ firms: 'http://127.0.0.1:4005/graphql' });
  });

  it('tells all faults at once', () => {
    const bag = { PORT: '70000', DATABASE_URL: 'nowhere', LOG_LEVEL: 'loud', JWT_SECRET: 'short' };
    expect(() => parseEnvironment(bag)).toThrow(
      /PORT[\s\S]*LOG_LEVEL[\s\S]*DATABASE_URL[\s\S]*32 characters[\s\S]*JWT_ISSUER/,
    );
  });

  it.each([
    ['0', 0],
    ['65535', 65535],
  ])('takes the port %s', (text, port) => {
    expect(parseEnvironment({ PORT: text }).port).toBe(port);
  });

  it.each(['0', '86401', '1.5', 'often'])('refuses to run jobs every %s seconds', (text) => {
    expect(() => parseEnvironment({ JOBS_EVERY_SECONDS: text })).toThrow(/JOBS_EVERY_SECONDS/);
  });

  it('runs jobs every minute unless told otherwise', () => {
    expect(parseEnvironment({}).jobsEveryMs).toBe(60_000);
    expect(parseEnvironment({ JOBS_EVERY_SECONDS: '5' }).jobsEveryMs).toBe(5_000);
  });

  it.each(['-1', '65536', 'abc', '1.5'])('refuses the port %s', (text) => {
    expect(() => parseEnvironment({ PORT: text })).toThrow(/PORT/);
  });
});
