import { LINK_WITH_REQUIRES } from '@lianjian/kernel/builder';
import './api-key/api-key.ts';
import './appointment/appointment.ts';
import './area/area.ts';
import { builder } from './builder.ts';
import './figure/figure.ts';
import './organisation/organisation.ts';
import './organisation/party-organisation.ts';
import './party-tier/party-tier.ts';
import './person/person.ts';
import './team/team.ts';
import './team/team-member.ts';
import './tie/instructor.ts';
import './tie/report-in.ts';
import './tie/tie.ts';
import './viewer/viewer.ts';

export const schema = builder.toSubGraphSchema(LINK_WITH_REQUIRES);
