import { raw } from '@lianjian/kernel/sql';

/** Which claims, over `claim_now x`, have a day for their service and are not reported yet. */
export const isArranged = raw(
  `x.appointed_for is not null and x.state in ('ACCEPTED', 'IN_SERVICE')`,
);

export const ARRANGED_FIRST = [{ field: 'appointedFor', direction: 'ASC' }] as const;
