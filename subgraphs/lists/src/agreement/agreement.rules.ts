import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What is claimed with a resource is claimed under the agreement under which that is offered. */
export function otherAgreement(named: string | null, ofResource: string | null): UserErrorShape[] {
  if (named === null || ofResource === null || named === ofResource) {
    return [];
  }
  const [zh, en] = [
    '该服务资源依据另一份协议提供。',
    'The resource is offered under another agreement.',
  ];
  return [violation('INVALID_INPUT', 'agreementId', zh, en, { entityId: ofResource })];
}
