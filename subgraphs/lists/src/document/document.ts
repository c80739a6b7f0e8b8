import type { Document as Stored } from '@lianjian/prisma-lists/client';
import { builder, words } from '../builder.ts';

/** A document as it is stored, whatever it belongs to. */
export type DocumentRow = Omit<Stored, 'claimId'>;

export const Document = builder.objectRef<DocumentRow>('Document').implement({
  description:
    'A document that proves what was found or delivered and is kept elsewhere (佐证材料).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A stable id.' }),
    title: t.exposeString('title', { description: 'What it is.' }),
    url: t.exposeString('url', { description: 'Where it is kept: an https link.' }),
  }),
});
words.stored(Document);

export const DocumentInput = builder.inputType('DocumentInput', {
  description: 'A document that proves what was found or delivered and is kept elsewhere.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What it is: 1 to 200 characters.' }),
    url: t.string({ required: true, description: 'Where it is kept: an https link.' }),
  }),
});
