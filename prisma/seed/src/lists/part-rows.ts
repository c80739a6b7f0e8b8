import type { Prisma } from '@lianjian/prisma-lists/client';
import { type ClaimRow, claimRows } from './claim-rows.ts';
import { at, plusDays } from './days.ts';
import { committedBy } from './demand-rows.ts';
import type { Story, SubmissionStory } from './stories.ts';

const CHANNELS = ['HAPPINESS_MAILBOX', 'PROPERTY_CENTRE', 'ONLINE_QUESTIONNAIRE'] as const;

/** Who said it; a story that does not say came in once, the channels taking turns. */
export function submissionRows(story: Story, turn: number): Prisma.SubmissionCreateManyInput[] {
  const channel = CHANNELS[turn % CHANNELS.length] ?? 'OTHER';
  const told: readonly SubmissionStory[] = story.submissions ?? [{ channel, on: story.collected }];
  const isPrivate = story.locationClass === 'PRIVATE_DWELLING';
  return told.map((submission, index) => ({
    id: `${story.id.replace(/^dem-/, 'sub-')}-${index + 1}`,
    demandId: story.id,
    channel: submission.channel,
    submittedAt: at(submission.on, story.time),
    personId: submission.personId ?? null,
    dwelling: submission.dwelling ?? (isPrivate ? `样例${turn + 1}号楼` : null),
    contact: submission.contact ?? (isPrivate ? `样例联系方式${turn + 1}` : null),
    createdAt: at(submission.on, story.time),
    updatedAt: at(submission.on, story.time),
    provenance: 'SYNTHETIC',
  }));
}

export function assignmentRows(story: Story): Prisma.AssignmentCreateManyInput[] {
  const { routing } = story;
  if (!routing) {
    return [];
  }
  const answered = at(plusDays(routing.on, 1));
  return [
    {
      id: story.id.replace(/^dem-/, 'asg-'),
      demandId: story.id,
      assigneeOrganisationId: routing.to,
      mode: 'ROUTED',
      state: routing.state,
      assignedAt: at(routing.on),
      acknowledgedAt: ['ACKNOWLEDGED', 'DONE'].includes(routing.state) ? answered : null,
      resolvedAt: routing.state === 'DONE' ? at(plusDays(routing.on, 12)) : null,
      resolution: routing.resolution ?? null,
      returnedReason: routing.returnedReason ?? null,
      createdAt: at(routing.on),
      updatedAt: answered,
      provenance: 'SYNTHETIC',
    },
  ];
}

type ClaimParts = {
  partners: Prisma.ClaimPartnerCreateManyInput[];
  outputs: Prisma.OutputCreateManyInput[];
  ratings: Prisma.RatingCreateManyInput[];
};

/** What hangs on a story's claims. */
export function claimParts(story: Story): ClaimParts {
  const parts: ClaimParts = { partners: [], outputs: [], ratings: [] };
  const rows = claimRows(story);
  for (const [index, claim] of (story.claims ?? []).entries()) {
    const claimId = rows[index]?.id ?? '';
    const doneOn = at(plusDays(claim.on, 10));
    const row = { claimId, createdAt: doneOn, updatedAt: doneOn };
    for (const [number, partner] of (claim.partners ?? []).entries()) {
      const who = partner.startsWith('per-') ? { personId: partner } : { organisationId: partner };
      parts.partners.push({ id: `${claimId}-partner-${number + 1}`, claimId, ...who });
    }
    for (const [number, output] of (claim.outputs ?? []).entries()) {
      // What was brought stands in a report; when, for which demand and by which claim does not.
      const id = `out-${claimId.slice('clm-'.length)}-${number + 1}`;
      parts.outputs.push({ ...row, id, ...output, provenance: 'REPORTED' });
    }
    if (claim.rating) {
      const id = `rat-${claimId.slice('clm-'.length)}`;
      parts.ratings.push({
        ...row,
        id,
        score: claim.rating,
        ratedAt: doneOn,
        channel: 'VISIT',
        provenance: 'SYNTHETIC',
      });
    }
  }
  return parts;
}

/** The quarters of resources that claims have used; the others have no row and are wholly free. */
export function quarterRows(
  claims: readonly ClaimRow[],
  resources: readonly { id: string; capacityPerQuarter: number }[],
): Prisma.ResourceQuarterCreateManyInput[] {
  const used = new Map<string, ClaimRow[]>();
  for (const claim of claims.filter(({ resourceId }) => resourceId)) {
    const key = `${claim.resourceId} ${claim.quarter}`;
    used.set(key, [...(used.get(key) ?? []), claim]);
  }
  return [...used].map(([key, of]) => {
    const [resourceId = '', quarter = ''] = key.split(' ');
    const resource = resources.find(({ id }) => id === resourceId);
    if (!resource) {
      throw new Error(`A claim of the sample names a resource that is not in it: ${resourceId}`);
    }
    const capacity = resource.capacityPerQuarter;
    return { resourceId, quarter, capacity, held: 0, committed: committedBy(of) };
  });
}
