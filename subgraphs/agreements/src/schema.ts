import { LINK_URL } from '@lianjian/kernel/builder';
import { builder } from './builder.ts';
import './agreement/agreement.ts';
import './appeal/appeal.ts';
import './figure/figure.ts';
import './meeting/meeting.ts';
import './partner/partner.ts';
import './resolution/resolution.ts';

export const schema = builder.toSubGraphSchema({ linkUrl: LINK_URL });
