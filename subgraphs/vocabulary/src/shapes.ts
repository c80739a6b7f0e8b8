import type { ERROR_CODES, PROVENANCES, QUALIFIERS } from './enums.ts';

export type Qualifier = keyof typeof QUALIFIERS;
export type Provenance = keyof typeof PROVENANCES;
export type ErrorCode = keyof typeof ERROR_CODES;

export interface QuantityShape {
  value: string | { toString(): string };
  qualifier: Qualifier;
  unit: string;
}

/** One violation of a rule: what rules return and `userErrors` shows. */
export interface UserErrorShape {
  code: ErrorCode;
  /** The path of the input field, such as `['input', 'quantity']`. */
  field?: readonly string[];
  message: { zh: string; en: string };
  entityId?: string;
  currentVersion?: number;
  limit?: number;
}
