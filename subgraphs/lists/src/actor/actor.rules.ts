import type { Actor, Role } from '@lianjian/kernel/context';

/** The right to claim; a token of a credential's scope. */
export const CLAIMS_WRITE = 'claims:write';

/** The right to put forward what is needed, and to take demands and rounds further. */
export const DEMANDS_WRITE = 'demands:write';

/** The right to publish what is offered, and to take it further. */
export const RESOURCES_WRITE = 'resources:write';
/** The right to keep what a community does beside the lists: visits, activities, feedback, reviews. */
export const COMMUNITY_WRITE = 'community:write';

/** The right to give, settle and spend points. */
export const POINTS_WRITE = 'points:write';

const READERS: readonly Role[] = ['ANALYST', 'INTEGRATOR'];

/** Whoever only reads is told nothing of residents, whatever the organisation whose key it holds takes part in. */
export const readsOnly = (actor: Actor | null): boolean =>
  actor === null || actor.roles.every((role) => READERS.includes(role));
