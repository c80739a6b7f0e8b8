import { person } from './person-rows.ts';

/** The residents of 宁宝 who offer something themselves. */
export const residents = [1, 2, 3, 4].map((number) =>
  person(`per-nb-resident-${number}`, `宁宝居民-${number}`, 'com-ningbao'),
);
