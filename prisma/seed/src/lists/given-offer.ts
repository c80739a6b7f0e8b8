import type { Offer } from './resource-rows.ts';

/** An offer that is REPORTED and stands since 2023 unless it says otherwise. */
export type Given = Omit<Offer, 'availableFrom' | 'provenance'> &
  Partial<Pick<Offer, 'availableFrom' | 'provenance'>>;
