import { failure } from './errors.ts';

/** Rows of a page when the client does not say, and at the most. */
const PAGE_SIZE_DEFAULT = 20;
const PAGE_SIZE_MAX = 100;

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface PageWindow {
  size: number;
  /** Counted from the end: `last` and `before`. */
  backward: boolean;
  cursor: string | null;
}

/** Refuses what is no page (over 100, below 1, both ends at once); a size is never cut in silence. */
export function pageWindow(args: PageArgs, ctx: { locale: 'ZH' | 'EN' }): PageWindow {
  const { first, after, last, before } = args;
  const backward = present(last) || present(before);
  if (backward && (present(first) || present(after))) {
    const texts = {
      zh: 'first/after 与 last/before 不能同时使用。',
      en: 'first/after and last/before do not go together.',
    };
    throw failure('PAGE_SIZE', texts, ctx);
  }
  const asked = backward ? last : first;
  const size = asked ?? PAGE_SIZE_DEFAULT;
  if (size < 1 || size > PAGE_SIZE_MAX) {
    const name = backward ? 'last' : 'first';
    const texts = {
      zh: `${name} 须在 1 到 ${PAGE_SIZE_MAX} 之间，收到的是 ${size}。`,
      en: `${name} must be from 1 to ${PAGE_SIZE_MAX}; it is ${size}.`,
    };
    throw failure('PAGE_SIZE', texts, ctx, { limit: PAGE_SIZE_MAX });
  }
  return { size, backward, cursor: (backward ? before : after) ?? null };
}

function present(value: unknown): boolean {
  return value !== null && value !== undefined;
}
