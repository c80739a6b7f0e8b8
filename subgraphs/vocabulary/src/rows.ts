import type { KernelBuilder, KernelTypes } from '@lianjian/kernel/builder';
import { inLocale, type Locale as Language } from '@lianjian/kernel/context';
import type { RowRef } from '@lianjian/kernel/listing';
import type { ObjectRef } from '@pothos/core';
import type { Provenance } from './shapes.ts';
import type { Words } from './words.ts';

/** What every stored row has beside its own columns. */
export interface Stored {
  version: number;
  createdAt: Date;
  updatedAt: Date;
  provenance: Provenance;
}

/** A row with names in both languages. */
export interface Named {
  nameZh: string;
  nameEn: string | null;
  aliases: string[];
}

/** Adds `version`, `createdAt`, `updatedAt` and `provenance` to a stored type. */
export function addStored(
  builder: KernelBuilder,
  ref: RowRef<Stored>,
  { Provenance: provenanceRef }: Words,
): void {
  builder.objectFields(ref as unknown as ObjectRef<KernelTypes, Stored>, (t) => ({
    version: t.exposeInt('version', {
      description: 'Counts the edits and decisions on the row, from 1.',
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the row was made.',
      resolve: (row) => row.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the row last changed.',
      resolve: (row) => row.updatedAt,
    }),
    provenance: t.field({
      type: provenanceRef,
      description: 'Whether the row was reported, invented for the sample, or entered.',
      resolve: (row) => row.provenance,
    }),
  }));
}

/** Adds `name` and `aliases` to a type that has names in both languages. */
export function addNamed(builder: KernelBuilder, ref: RowRef<Named>, { Locale }: Words): void {
  builder.objectFields(ref as unknown as ObjectRef<KernelTypes, Named>, (t) => ({
    name: t.string({
      description: 'The name; Chinese where no English name is known.',
      args: { locale: t.arg({ type: Locale, description: "The caller's language unless said." }) },
      resolve: (row, args, ctx) =>
        inLocale({ zh: row.nameZh, en: row.nameEn }, args.locale as Language | null, ctx),
    }),
    aliases: t.stringList({
      description: 'Other names in use, as printed; searched together with the name.',
      resolve: (row) => row.aliases,
    }),
  }));
}
