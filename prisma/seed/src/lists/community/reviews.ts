import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { type ClaimRow, claimRows } from '../claim-rows.ts';
import { at } from '../days.ts';
import { committeeOf } from '../places.ts';
import type { Story } from '../stories.ts';

type Item = Prisma.ReviewItemCreateManyInput;
type Subject = { organisationId: string } | { agreementId: string };

const AREA = 'com-ningbao';
const YEAR = 2023;
const REVIEW = 'rev-nb-2023';
const PUBLISHED = at('2024-01-12');

/** The review of 宁宝's year 2023, counted from the claims of the sample. */
export function reviewRows(stories: readonly Story[]) {
  const claims = stories.flatMap((story) =>
    claimRows(story).map((row, index) => ({ row, mark: story.claims?.[index]?.rating })),
  );
  const counted = claims.filter(
    ({ row }) =>
      row.areaId === AREA && row.quarter.startsWith(`${YEAR}`) && row.acceptedAt !== null,
  );
  const named = (of: (row: ClaimRow) => string | null | undefined) =>
    [...new Set(counted.flatMap(({ row }) => of(row) ?? []))].sort();
  const units = named(({ claimantOrganisationId }) => claimantOrganisationId).map((id) =>
    item(
      id,
      { organisationId: id },
      counted.filter(({ row }) => row.claimantOrganisationId === id),
    ),
  );
  const agreements = named(({ agreementId }) => agreementId).map((id) =>
    item(
      id,
      { agreementId: id },
      counted.filter(({ row }) => row.agreementId === id),
    ),
  );
  return { reviews: [review], items: [...units, ...agreements] };
}

const stamps = { createdAt: PUBLISHED, updatedAt: PUBLISHED, provenance: 'SYNTHETIC' as const };

const review: Prisma.ReviewCreateManyInput = {
  id: REVIEW,
  areaId: AREA,
  areaPath: areaPath(AREA),
  year: YEAR,
  state: 'PUBLISHED',
  publishedAt: PUBLISHED,
  version: 2,
  ...stamps,
};

function item(
  id: string,
  subject: Subject,
  claims: readonly { row: ClaimRow; mark: number | undefined }[],
): Item {
  const count = (...states: string[]) =>
    claims.filter(({ row }) => states.includes(row.state)).length;
  const marks = claims.flatMap(({ mark }) => mark ?? []);
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  return {
    id: `rvi-nb-2023-${id}`,
    reviewId: REVIEW,
    ...subject,
    claims: claims.length,
    delivered: count('DELIVERED', 'CONFIRMED'),
    confirmed: count('CONFIRMED'),
    released: count('RELEASED'),
    ratings: marks.length,
    rating: marks.length === 0 ? null : mean.toFixed(2),
    countedAt: PUBLISHED,
    score: count('CONFIRMED') === claims.length ? 5 : 4,
    scoredById: committeeOf(AREA),
    version: 2,
    ...stamps,
  };
}
