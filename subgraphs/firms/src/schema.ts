import { LINK_URL } from '@lianjian/kernel/builder';
import './alliance/alliance-membership.ts';
import './award/award.ts';
import { builder } from './builder.ts';
import './contract/contract.mutations.ts';
import './contract/contract.ts';
import './evaluation/evaluation.ts';
import './evaluation/evaluation-result.ts';
import './figure/figure.ts';
import './firm/firm.mutations.ts';
import './firm/firm.ts';
import './history/history.ts';
import './station/station.mutations.ts';
import './station/station.ts';
import './station/station-assignment.ts';
import './survey/survey.ts';

export const schema = builder.toSubGraphSchema({ linkUrl: LINK_URL });
