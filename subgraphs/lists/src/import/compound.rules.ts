import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { lineViolation } from '../sheet/line.rules.ts';
import { NEED } from '../sheet/need-columns.rules.ts';

/** A compound of the community, with everything that it is called by. */
export interface KnownCompound {
  id: string;
  names: readonly string[];
}

/** The compound that a cell names; or what stands against it. */
export function compoundNamed(
  text: string | null,
  compounds: readonly KnownCompound[],
): { id: string | null; violations: UserErrorShape[] } {
  if (text === null) {
    return { id: null, violations: [] };
  }
  const meant = compounds.filter(({ id, names }) => id === text || names.includes(text));
  const [only, ...others] = meant;
  if (only && others.length === 0) {
    return { id: only.id, violations: [] };
  }
  const [zh, en] = only
    ? ['本社区有几个小区叫这个名称，请填编号。', 'Several compounds are called so: give the id.']
    : ['本社区没有这个小区。', 'The community has no such compound.'];
  return { id: null, violations: [lineViolation(NEED.compound.heading, zh, en, 'NOT_FOUND')] };
}
