/**
 * Names of the contract that are not served yet, each with what is missing. Nothing may stand here
 * that the graph serves already, and what is added to the graph leaves this list.
 */
export const TO_COME: Readonly<Record<string, string>> = {};
