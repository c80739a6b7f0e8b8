/** Entering who and what there is: organisations, persons, ties, compounds. */
export const REGISTRY_WRITE = 'registry:write';

/** Entering agreements, and meetings with what stands on their agenda. */
export const AGREEMENTS_WRITE = 'agreements:write';

/** Issuing and revoking API keys. */
export const KEYS_WRITE = 'keys:write';
