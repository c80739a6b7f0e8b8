import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { isPlatform, keepsBooksOf } from './authority.rules.ts';
import { credentialObjections } from './credentials.rules.ts';

/** Why the caller may not change what stands in the books of a place, as whichever of its parties. */
export function bookObjections(
  actor: Actor | null,
  scope: string,
  areaPath: string | null,
): Bilingual[] {
  const credential = credentialObjections(actor, scope);
  if (!actor) {
    return credential;
  }
  const keeps =
    areaPath === null
      ? isPlatform(actor)
      : partiesOf(actor).some((party) => keepsBooksOf(actor, party, areaPath));
  const zh = '只有平台管理员，或在本区域及下辖范围内的社区可以办理。';
  const en = 'Only the platform, or a community in its own area and below, may do this.';
  return keeps ? credential : [...credential, { zh, en }];
}
