export type Role =
  | 'PLATFORM_ADMINISTRATOR'
  | 'COMMUNITY'
  | 'PARTNER_UNIT'
  | 'PROPERTY_FIRM'
  | 'VOLUNTEER'
  | 'RESIDENT_REPRESENTATIVE'
  | 'ANALYST'
  | 'INTEGRATOR';

export type Locale = 'ZH' | 'EN';

/** Who acts: an organisation's key, or a person for the organisations that the credential names. */
export interface Actor {
  kind: 'ORGANISATION' | 'PERSON';
  id: string;
  organisationIds: readonly string[];
  roles: readonly Role[];
  scopes: readonly string[];
}

/** What travels with an operation from the gateway (or another subgraph) to a subgraph. */
export interface RequestMeta {
  /** `gateway`, or the name of the subgraph that asks for entities. */
  caller: string;
  actor: Actor | null;
  locale: Locale;
  requestId: string;
  /** By when the caller wants the answer, in milliseconds since 1970; unknown where nobody said. */
  until?: number | undefined;
}

/** One object per operation; loaders and caches hang on it by WeakMap, so nothing outlives it. */
export interface Context extends RequestMeta {
  readonly subgraph: string;
}

/** The caller that the operations of clients come through. */
export const GATEWAY = 'gateway';

/** The header that says how many milliseconds the caller waits: clocks of two machines may differ. */
export const TIME_LEFT = 'x-time-left';

/** The first language of an Accept-Language header that the graph speaks; Chinese otherwise. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='))?.split('=')[1];
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality)[0];
  return wanted?.tag.startsWith('en') ? 'EN' : 'ZH';
}

/** A text in the caller's language; Chinese where the other is not known. */
export function inLocale(
  texts: { zh: string; en?: string | null },
  locale: Locale | null | undefined,
  ctx: { locale: Locale },
): string {
  return (locale ?? ctx.locale) === 'EN' ? (texts.en ?? texts.zh) : texts.zh;
}
