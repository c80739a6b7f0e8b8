import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ErrandMode } from '../errand/errand.words.ts';
import { keysOf, type Route, routeViolations } from '../freight/route.rules.ts';
import type { ServiceCategory } from '../match/pair.rules.ts';
import type { DemandKind } from '../words.ts';

/** What is said of a need besides what all needs have; each kind has its own. */
export interface Particulars {
  /** Of an errand. */
  errandItemId?: string | null;
  errandMode?: ErrandMode | null;
  /** Of a repair order: what whoever attends has to be able to do. */
  skill?: ServiceCategory | null;
  /** Of freight. */
  freight?: Route | null;
}

/** Whose each of them is. */
const OF_KIND: Readonly<Record<keyof Particulars, DemandKind>> = {
  errandItemId: 'PROXY_ERRAND',
  errandMode: 'PROXY_ERRAND',
  skill: 'REPAIR_ORDER',
  freight: 'FREIGHT',
};

/** All that is wrong with what is said, by itself. */
export function particularsViolations(kind: DemandKind, said: Particulars): UserErrorShape[] {
  const { freight } = said;
  const fields = Object.keys(OF_KIND) as (keyof Particulars)[];
  return [
    ...fields
      .filter((field) => (said[field] ?? null) !== null && OF_KIND[field] !== kind)
      .map((field) => {
        const [zh, en] = [`只有 ${OF_KIND[field]} 才有此项。`, `Only ${OF_KIND[field]} has this.`];
        return violation('INVALID_INPUT', field, zh, en);
      }),
    ...(freight ? routeViolations('freight', freight) : []),
  ];
}

/** The same as it is stored. */
export function particularsOf({ errandItemId, errandMode, skill, freight }: Particulars) {
  const keys = freight ? keysOf(freight) : null;
  return {
    errandItemId: errandItemId ?? null,
    errandMode: errandMode ?? null,
    skill: skill ?? null,
    freightFrom: freight?.from ?? null,
    freightTo: freight?.to ?? null,
    freightFromKey: keys?.from ?? null,
    freightToKey: keys?.to ?? null,
  };
}
