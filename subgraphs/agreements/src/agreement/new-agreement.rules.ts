import { isPlatform, keepsBooksOf, placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { NewPlan } from '../plan/new-plan.rules.ts';
import { newPlanViolations } from '../plan/new-plan.rules.ts';
import { type Party, type PartyFault, partyFaults } from './agreement.rules.ts';
import type { AgreementState } from './agreement.words.ts';
import { stateOn, type Terms } from './term.rules.ts';

/** An agreement that is entered; a draft while one of its parties has yet to consent. */
export interface NewAgreement {
  kind: 'JOINT_BUILD' | 'PAIRING' | 'COOPERATION';
  title: string;
  areaId: string;
  signedOn: string | null;
  inForceFrom: string | null;
  inForceTo: string | null;
  parties: readonly Party[];
  compoundIds: readonly string[];
  areaIds: readonly string[];
  plan: NewPlan | null;
}

/** What a new agreement meets: paths by id of the areas there are, and where its compounds lie. */
export interface Meeting {
  paths: ReadonlyMap<string, string>;
  /** The community of each compound that it names. */
  areaOfCompound: ReadonlyMap<string, string>;
  /** Where each party belongs, by its id; null for nowhere said. */
  partyPaths: ReadonlyMap<string, string | null>;
  /** The day (`YYYY-MM-DD`) of the database's clock. */
  today: string;
}

const TITLE_MAX = 200;
const PARTIES_MAX = 50;
const COVERED_MAX = 100;
const DUTIES = { countMax: 50, lengthMax: 500 };

/** What is wrong with a new agreement by itself: everything at once. */
export function agreementViolations(row: NewAgreement): UserErrorShape[] {
  const { parties, compoundIds, areaIds, inForceFrom, inForceTo } = row;
  const found = [
    ...textViolations('title', row.title, TITLE_MAX),
    ...partyFaults(parties).flatMap((fault) =>
      fault.code === 'NO_CONSENT' ? [] : [ofParty(fault, parties)],
    ),
    ...parties.flatMap(({ duties }, at) => textsViolations(`parties.${at}.duties`, duties, DUTIES)),
    ...atMost('parties', parties, PARTIES_MAX),
    ...atMost('compoundIds', compoundIds, COVERED_MAX),
    ...atMost('areaIds', areaIds, COVERED_MAX),
    ...newPlanViolations(row.plan),
  ];
  if (compoundIds.length + areaIds.length === 0) {
    const [zh, en] = ['须至少覆盖一个小区或区域。', 'It covers at least one compound or area.'];
    found.push(violation('INVALID_INPUT', 'compoundIds', zh, en));
  }
  if (isDraft(row) !== (row.signedOn === null)) {
    const [zh, en] = [
      '各方均已同意的协议须注明签订日期，草案不得注明。',
      'What all have consented to says when it was signed, and a draft does not.',
    ];
    found.push(violation('INVALID_INPUT', 'signedOn', zh, en));
  }
  if (inForceFrom && inForceTo && boundsOf(inForceFrom).first > boundsOf(inForceTo).last) {
    const [zh, en] = ['失效不能早于生效。', 'It cannot end before it comes into force.'];
    found.push(violation('INVALID_INPUT', 'inForceTo', zh, en));
  }
  return found;
}

/** Whether one of the parties has yet to consent. */
function isDraft({ parties }: Pick<NewAgreement, 'parties'>): boolean {
  return parties.some(({ consentedOn }) => consentedOn === null);
}

/** Whether it names no more than may be asked about; owners are not asked about more. */
export function canBeAsked({ parties, compoundIds, areaIds }: NewAgreement): boolean {
  const covered = Math.max(compoundIds.length, areaIds.length);
  return parties.length <= PARTIES_MAX && covered <= COVERED_MAX;
}

/** What stands against entering it: everything at once. */
export function entryViolations(row: NewAgreement, by: By, meeting: Meeting): UserErrorShape[] {
  const { paths, areaOfCompound, today } = meeting;
  const place = paths.get(row.areaId);
  const found = [
    ...future('signedOn', row.signedOn, today),
    ...row.parties.flatMap(({ consentedOn }, at) =>
      future(`parties.${at}.consentedOn`, consentedOn, today),
    ),
    ...consentViolations(row, by, meeting),
  ];
  if (place === undefined) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    return [...found, violation('NOT_FOUND', 'areaId', zh, en, { entityId: row.areaId })];
  }
  const covered = [
    ...row.areaIds.map((id, at) => [`areaIds.${at}`, id, paths.get(id)] as const),
    ...row.compoundIds.map((id, at) => {
      const path = paths.get(areaOfCompound.get(id) ?? '');
      return [`compoundIds.${at}`, id, path] as const;
    }),
  ];
  for (const [field, id, path] of covered) {
    // What is not there at all has been told when its owner was asked.
    if (path !== undefined && path !== place && !path.startsWith(`${place}.`)) {
      const [zh, en] = ['不在协议所属区域之内。', 'It lies outside the area of the agreement.'];
      found.push(violation('INVALID_INPUT', field, zh, en, { entityId: id }));
    }
  }
  return [...found, ...placeViolations(by, 'areaId', place)];
}

/**
 * Whose consent an entry can tell of: one's own, and that of those whose place one keeps the books of.
 * All others consent for themselves, or an agreement would bind who never heard of it.
 */
function consentViolations(
  { parties }: NewAgreement,
  { actor, actingForId }: By,
  { partyPaths }: Meeting,
): UserErrorShape[] {
  const [zh, en] = [
    '该方不在本区域之内，须由其自行同意；请留空，登记为草案。',
    'It belongs elsewhere and consents for itself: leave this out, which makes a draft.',
  ];
  return parties.flatMap(({ organisationId, consentedOn }, at) => {
    const path = partyPaths.get(organisationId);
    const isJudged = path !== undefined && consentedOn !== null && organisationId !== actingForId;
    const may = path ? keepsBooksOf(actor, actingForId, path) : isPlatform(actor);
    const more = { entityId: organisationId };
    return isJudged && !may
      ? [violation('FORBIDDEN', `parties.${at}.consentedOn`, zh, en, more)]
      : [];
  });
}

/** Where an agreement stands once it is entered: its term says when it holds. */
export function firstState(row: NewAgreement, today: string): AgreementState {
  return isDraft(row) ? 'DRAFT' : stateOn(signed(row), today);
}

const signed = ({ plan, inForceFrom, inForceTo }: NewAgreement): Terms => ({
  state: 'SIGNED',
  inForceFrom,
  inForceTo,
  endedOn: null,
  plan: plan && { ...plan, items: plan.items.map(() => ({ state: 'PLANNED' })) },
});

function ofParty(
  fault: Exclude<PartyFault, { code: 'NO_CONSENT' }>,
  parties: readonly Party[],
): UserErrorShape {
  if (fault.code === 'TOO_FEW_PARTIES') {
    const [zh, en] = ['协议至少有两方。', 'An agreement has two parties at least.'];
    return violation('INVALID_INPUT', 'parties', zh, en);
  }
  const { organisationId } = fault;
  const ids = parties.map((party) => party.organisationId);
  const more = { entityId: organisationId };
  switch (fault.code) {
    case 'SIGNED_TWICE': {
      const [zh, en] = ['同一方只能签约一次。', 'A party signs once.'];
      const at = ids.lastIndexOf(organisationId);
      return violation('INVALID_INPUT', `parties.${at}.organisationId`, zh, en, more);
    }
    case 'NO_DUTIES': {
      const [zh, en] = ['每一方须有职责。', 'Each party has duties.'];
      const at = ids.indexOf(organisationId);
      return violation('INVALID_INPUT', `parties.${at}.duties`, zh, en, more);
    }
  }
}

function future(field: string, date: string | null, today: string): UserErrorShape[] {
  const [zh, en] = ['不能晚于今天。', 'It cannot be after today.'];
  return date !== null && boundsOf(date).first > today
    ? [violation('INVALID_INPUT', field, zh, en)]
    : [];
}

function atMost(field: string, items: readonly unknown[], most: number): UserErrorShape[] {
  const [zh, en] = [`最多 ${most} 项。`, `There may be at most ${most}.`];
  return items.length > most ? [violation('INVALID_INPUT', field, zh, en, { limit: most })] : [];
}
