import { builder, words } from '../builder.ts';
import { Meeting } from './meeting.ts';

const Minutes = builder.prismaObject('Minutes', {
  description: 'A document that records a meeting and is kept elsewhere (会议纪要).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A stable id.' }),
    title: t.exposeString('title', { description: 'What it is.' }),
    url: t.exposeString('url', { description: 'Where it is kept: an https link.' }),
  }),
});
words.stored(Minutes);

builder.prismaObjectField(Meeting, 'minutes', (t) =>
  t.relation('minutes', {
    type: Minutes,
    description: 'The documents that record it, in order; they are for everybody.',
    query: { orderBy: { position: 'asc' } },
  }),
);

export const MinutesInput = builder.inputType('MinutesInput', {
  description: 'A document that records a meeting and is kept elsewhere.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What it is: 1 to 200 characters.' }),
    url: t.string({ required: true, description: 'Where it is kept: an https link.' }),
  }),
});
