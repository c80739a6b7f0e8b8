import type { ResourceStep } from '../../resource/step/steps.rules.ts';
import type { ReasonCode } from '../../words.ts';
import type { StepMutation } from '../step/steps.rules.ts';
import type { Who } from './cast.ts';

export type Act =
  | 'claimDemand'
  | 'inviteToClaim'
  | 'withdrawDemand'
  | 'closeDemand'
  | 'wait'
  | Exclude<StepMutation, 'arrangeService' | 'rateService'>
  | ResourceStep;

/** One thing that somebody tries; each act takes of it what it needs. */
export interface Command {
  act: Act;
  who: Who;
  /** Who is asked, or takes over. */
  whom: Who;
  /** Who is asked beside them. */
  whomElse: Who | null;
  demand: number;
  claim: number;
  resource: number;
  quantity: number;
  hours: number;
  reason: ReasonCode | null;
  /** Whether somebody else tries the same where they are refused, until one is not. */
  seeking: boolean;
  /** Whether it takes a claim in whatever state, a resource of whomever, or claims for others. */
  astray: boolean;
  /** Whether it was decided on a version that is past. */
  stale: boolean;
}
