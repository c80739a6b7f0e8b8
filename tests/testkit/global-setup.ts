import { makeTemplate, startEphemeral } from '@lianjian/database/ephemeral';
import { seed } from '@lianjian/seed/seed';
import type { TestProject } from 'vitest/node';
import { EMPTY, SAMPLE, today } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the server that this run has started. */
    testServer: string;
  }
}

/** One real PostgreSQL for the run; the migrated and loaded sample in it is what files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEphemeral();
  await makeTemplate(server, EMPTY);
  const load = async (urls: Parameters<typeof seed>[0]) => void (await seed(urls, today()));
  await makeTemplate(server, SAMPLE, load, EMPTY);
  project.provide('testServer', server.url);
  return () => server.stop();
}
