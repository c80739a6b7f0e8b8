/** The right to claim; a token of a credential's scope. */
export const CLAIMS_WRITE = 'claims:write';
