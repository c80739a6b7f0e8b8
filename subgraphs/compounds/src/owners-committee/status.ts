import { kernelView } from '@lianjian/kernel/builder';
import type { OwnersCommitteeStatusPeriod } from '@lianjian/prisma-compounds/client';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../builder.ts';
import type { Placed } from '../timeline/timeline.rules.ts';

export const OwnersCommitteeStatus = enumeration(
  kernelView(builder),
  'OwnersCommitteeStatus',
  "Where a compound stands with its owners' committee (业委会). It is established only through preparation.",
  {
    NONE: 'Known to have none (无).',
    DEMANDED: 'Owners have asked for one (提出).',
    PREPARING: 'A preparatory group is at work (筹备).',
    ELECTING: 'The owners are electing (选举).',
    ESTABLISHED: 'Elected and at work (成立).',
    TERM_ENDED: 'Its term has ended and no other has followed (届满).',
  },
);

/** A status with the days between which it held. */
export const StatusPeriod = builder
  .objectRef<Placed<OwnersCommitteeStatusPeriod>>('OwnersCommitteeStatusPeriod')
  .implement({
    description:
      "A status of an owners' committee and since when it held. Statuses follow one another; the last is the current one.",
    fields: (t) => ({
      id: t.exposeID('id', { description: 'The period.' }),
      status: t.expose('status', {
        type: OwnersCommitteeStatus,
        description: 'Where the committee stood.',
      }),
      startsOn: t.expose('startsOn', {
        type: 'PartialDate',
        nullable: true,
        description: 'When it came to be so; null where not known.',
      }),
      endsOn: t.expose('endsOn', {
        type: 'PartialDate',
        nullable: true,
        description: 'When the next status began; null where not known, and of the current one.',
      }),
      attestedOn: t.expose('attestedOn', {
        type: 'PartialDate',
        nullable: true,
        description: 'When a report said that it is so; it began then or before.',
      }),
      current: t.exposeBoolean('current', { description: 'Whether it still holds.' }),
    }),
  });
words.stored(StatusPeriod);
