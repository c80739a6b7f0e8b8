import { LINK_URL } from '@lianjian/kernel/builder';
import './agenda/agenda.mutations.ts';
import './agenda/agenda.ts';
import './agreement/agreement.mutations.ts';
import './agreement/agreement.ts';
import './appeal/appeal.ts';
import './attendance/attendance.ts';
import { builder } from './builder.ts';
import './coverage/coverage.ts';
import './figure/figure.ts';
import './history/history.ts';
import './meeting/meeting.mutations.ts';
import './meeting/meeting.ts';
import './partner/partner.ts';
import './party/party.ts';
import './plan/plan.ts';
import './resolution/resolution.ts';

export const schema = builder.toSubGraphSchema({ linkUrl: LINK_URL });
