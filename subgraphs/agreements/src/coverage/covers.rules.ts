/** What an agreement covers: areas as a whole, and the compounds that it names or that lie there. */
export interface Covered {
  areaPaths: readonly string[];
  compounds: readonly { id: string; areaPath: string }[];
}

/** A compound of a community, or the community itself. */
export interface Place {
  areaPath: string;
  compoundId: string | null;
}

/** Whether an agreement covers a compound, or where none is named something of the community. */
export function coversPlace(
  { areaPaths, compounds }: Covered,
  { areaPath, compoundId }: Place,
): boolean {
  return compoundId === null
    ? areaPaths.some((path) => lies(areaPath, path) || lies(path, areaPath)) ||
        compounds.some((compound) => lies(compound.areaPath, areaPath))
    : compounds.some(({ id }) => id === compoundId);
}

const lies = (path: string, within: string) => `${path}.`.startsWith(`${within}.`);
