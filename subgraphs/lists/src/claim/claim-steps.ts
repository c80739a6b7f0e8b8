import { builder } from '../builder.ts';
import { Claim } from './claim.ts';

// When a claim went through its steps. A step that was not taken has no instant.
builder.prismaObjectFields(Claim, (t) => ({
  expiresAt: t.expose('expiresAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the hold is over unless it is answered; at exactly this instant it is.',
  }),
  claimedAt: t.expose('claimedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the claimant claimed or signed up; null while only asked.',
  }),
  acceptedAt: t.expose('acceptedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the other side accepted.',
  }),
  startedAt: t.expose('startedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the service began.',
  }),
  deliveredAt: t.expose('deliveredAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the delivery was reported.',
  }),
  confirmedAt: t.expose('confirmedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the other side confirmed it.',
  }),
  closedAt: t.expose('closedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When it came to its end, whichever.',
  }),
  appointedFor: t.expose('appointedFor', {
    type: 'DateTime',
    nullable: true,
    description:
      'For when the service is arranged, by arrangeService; null while it is not, or is done without.',
  }),
}));
