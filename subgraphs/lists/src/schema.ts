import { LINK_WITH_REQUIRES } from '@lianjian/kernel/builder';
import { builder } from './builder.ts';
import './assignment/assignment.ts';
import './claim/claim-list.ts';
import './claim/claim-record.ts';
import './claim/claim-steps.ts';
import './demand/demand-list.ts';
import './demand/demand-standing.ts';
import './figure/figure.ts';
import './gap/gap.ts';
import './match/match.queries.ts';
import './match/verdict/verdict.ts';
import './resource/availability.ts';
import './resource/resource-list.ts';
import './round/round.ts';
import './submission/submission.ts';
import './three-lists/three-lists.ts';

export const schema = builder.toSubGraphSchema(LINK_WITH_REQUIRES);
