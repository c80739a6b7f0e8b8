import { resolve } from 'node:path';
import { type Environment, environment } from '@lianjian/kernel/environment';
import { StartFailure } from './failure.ts';

/** The settings of this process; what is wrong with them is for whoever set them. */
export function settings(): Environment {
  try {
    const given = environment();
    return { ...given, dataDir: resolve(given.dataDir), keysDir: resolve(given.keysDir) };
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error));
  }
}
