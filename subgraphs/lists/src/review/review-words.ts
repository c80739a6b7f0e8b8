/** Where the review of a year stands, each with its meaning; the Chinese term stands in brackets. */
export const REVIEW_STATES = {
  OPEN: 'Being marked; read by the community and those above it (评议中).',
  PUBLISHED: 'Published, its numbers as they were then (已公示).',
} as const;

export type ReviewState = keyof typeof REVIEW_STATES;
