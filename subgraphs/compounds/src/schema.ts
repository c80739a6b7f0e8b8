import { LINK_URL } from '@lianjian/kernel/builder';
import './building/building.ts';
import { builder } from './builder.ts';
import './compound/compound.mutations.ts';
import './compound/compound.ts';
import './compound/profile.ts';
import './coverage/coverage.ts';
import './facility/facility.ts';
import './figure/figure.ts';
import './grid/grid.ts';
import './history/history.ts';
import './owners-committee/owners-committee.ts';
import './register/register.ts';
import './seat/seat.ts';

export const schema = builder.toSubGraphSchema({ linkUrl: LINK_URL });
