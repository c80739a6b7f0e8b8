import type { Qualifier, QuantityShape } from '@lianjian/vocabulary/shapes';

/** A printed number with its qualifier and unit; null where the number is not known. */
export function quantity(
  value: number | { toString(): string } | null,
  qualifier: Qualifier | null,
  unit: string,
): QuantityShape | null {
  return value === null || qualifier === null ? null : { value: String(value), qualifier, unit };
}
