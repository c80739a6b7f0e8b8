import { KEY_LENGTH_MAX } from '@lianjian/kernel/idempotency';
import type { ErrorCode, UserErrorShape } from './shapes.ts';

/** What a violation may say besides its reason. */
type More = Pick<UserErrorShape, 'entityId' | 'limit' | 'currentVersion'>;

/** One violation of an input field; a dot leads into a field, as in `items.2.quantity`. */
export const violation = (
  code: ErrorCode,
  field: string,
  zh: string,
  en: string,
  more: More = {},
): UserErrorShape => ({
  code,
  field: ['input', ...field.split('.')],
  message: { zh, en },
  ...more,
});

/** What is wrong within a part of the input, such as `needs.2`, said of that part. */
export const under = (part: string, found: readonly UserErrorShape[]): UserErrorShape[] =>
  found.map((each) => ({
    ...each,
    field: ['input', ...part.split('.'), ...(each.field ?? []).slice(1)],
  }));

/** What is wrong with an idempotency key by itself. */
export function keyViolations(key: string): UserErrorShape[] {
  if (key.trim() !== '' && key.length <= KEY_LENGTH_MAX) {
    return [];
  }
  const [zh, en] = ['幂等键须为 1 到 255 个字符。', 'The key must have 1 to 255 characters.'];
  return [violation('INVALID_INPUT', 'idempotencyKey', zh, en, { limit: KEY_LENGTH_MAX })];
}

export const keyUsed = (): UserErrorShape =>
  violation(
    'IDEMPOTENCY_CONFLICT',
    'idempotencyKey',
    '该幂等键已用于另一份输入。',
    'The key was used before with another input.',
  );

export const actingForUnclear = (): UserErrorShape =>
  violation(
    'ACTING_FOR',
    'actingForId',
    '请说明代表哪个单位，且须是凭证所载的单位。',
    'Say for which organisation this is done; it must be one of the credential.',
  );

/** Decisions are made on what was seen: a row that changed since has to be looked at again. */
export function versionViolations(
  expected: number | null | undefined,
  row: { id: string; version: number },
): UserErrorShape[] {
  if (expected === null || expected === undefined || expected === row.version) {
    return [];
  }
  const [zh, en] = [
    `记录已被修改，现为第 ${row.version} 版。`,
    `Somebody changed it meanwhile: it has version ${row.version} now.`,
  ];
  const more = { entityId: row.id, currentVersion: row.version };
  return [violation('VERSION_CONFLICT', 'expectedVersion', zh, en, more)];
}
