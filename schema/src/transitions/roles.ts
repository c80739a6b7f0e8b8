import { SUBMITTERS } from '@lianjian/lists/submission/submitter.rules';
import { SCOPES_OF } from '@lianjian/organisations/api-key/grant.rules';
import { NOUNS, type Noun } from './nouns.ts';
import { table } from './table.ts';

/** The roles that keep the books of places; all other sides are stood on by whoever is party to the row. */
const BOOK_KEEPERS = ['PLATFORM_ADMINISTRATOR', 'COMMUNITY'];

const WHO: Readonly<Record<string, string>> = {
  COMMUNITY:
    'Who acts for the community or an area above it, with the role COMMUNITY; the platform. Not where it provides or holds by itself: then an area above.',
  HANDLER:
    'The organisation or person that a demand was routed or assigned to; the organisation that has to see to an appeal or a resolution.',
  SUBMITTER:
    'Who puts forward what residents need where they belong: live, serve, or have reported in; or manage, as a firm.',
  MEMBER: 'The person on the roster.',
  PROVIDER: 'The unit or resident that offers the resource or the service.',
  CLAIMANT: 'The unit or person that claims.',
  RECIPIENT: 'A person who asked for it.',
  PARTY: 'Whoever has to end the clock; an organisation that the agreement is made with.',
  END: 'An organisation or person that the tie begins at or leads to, and who keeps the books of the place where one of them belongs.',
  AWAITED: 'An end that has not said yet that the tie stands.',
  CARRIER: 'Whoever brings the service for its provider.',
  CONCERNED: 'Whose service the feedback is about.',
  HOLDER: 'Whoever holds the points account or the key.',
};

const sidesOf = (nouns: readonly Noun[]) => [
  ...new Set(['COMMUNITY', ...nouns.flatMap(({ ways }) => ways.map(({ by }) => by))]),
];

/** What each side is that a cell of the page names. */
export function sidesTable(): string[] {
  const rows = sidesOf(NOUNS).map((side) => {
    const who = WHO[side];
    if (who === undefined) {
      throw new Error(`The page of transitions does not know who ${side} is.`);
    }
    return [side.toLowerCase(), who];
  });
  return table(['side', 'who stands on it'], rows);
}

/** On which sides of each noun a key of each role can stand: its role has to admit the scope. */
export function rolesTable(): string[] {
  const roles = Object.keys(SCOPES_OF) as (keyof typeof SCOPES_OF)[];
  const rows = NOUNS.map((noun) => [
    noun.title,
    `\`${noun.scope}\``,
    ...roles.map((role) => {
      const may = SCOPES_OF[role].includes(noun.scope);
      const sides = may ? sidesOf([noun]).filter((side) => stands(role, side)) : [];
      return sides.join(', ').toLowerCase();
    }),
  ]);
  return table(['', 'scope', ...roles.map((role) => `\`${role}\``)], rows);
}

/** The sides that a role alone tells. */
const BY_ROLE: Readonly<Record<string, readonly string[]>> = {
  COMMUNITY: BOOK_KEEPERS,
  SUBMITTER: SUBMITTERS,
};

const stands = (role: string, side: string) =>
  BY_ROLE[side]?.includes(role) ?? role !== 'PLATFORM_ADMINISTRATOR';
