import type { Story } from './stories.ts';

/** What somebody wants in the quarter of loading. */
export type Wanted = Pick<Story, 'title' | 'category' | 'place'> & Partial<Story>;
