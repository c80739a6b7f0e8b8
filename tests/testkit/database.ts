import { createTestDatabase, type TestDatabase } from '@lianjian/database/ephemeral';
import { inject } from 'vitest';

/** The template database that holds every namespace, migrated, and no row. */
export const EMPTY = 'empty';

/** The template database that is loaded with the sample besides. */
export const SAMPLE = 'sample';

/** The calendar day in Asia/Shanghai, by which the sample's open rounds are dated. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** A copy of the sample of one's own; dropped by whoever asked for it. */
export const openSample = () => openCopy(SAMPLE);

/** A copy of a template of one's own; dropped by whoever asked for it. */
export function openCopy(template: string): Promise<TestDatabase> {
  return createTestDatabase({ url: inject('testServer') }, { template });
}
