const communities: Readonly<Record<string, string>> = {
  'cmp-ningbao': 'com-ningbao',
  'cmp-nb-2': 'com-ningbao',
  'cmp-nb-3': 'com-ningbao',
  'cmp-qianshang': 'com-qianshang',
  'cmp-longze': 'com-shanhai',
  'cmp-haisheng': 'com-haisheng',
  'cmp-yueyuan': 'com-lianting',
};

/** Where a demand is from: one compound, or a community as a whole. */
export function placeOf(id: string): { areaId: string; compoundId: string | null } {
  if (id.startsWith('com-')) {
    return { areaId: id, compoundId: null };
  }
  const areaId = communities[id];
  if (areaId === undefined) {
    throw new Error(`The sample does not say in which community ${id} lies.`);
  }
  return { areaId, compoundId: id };
}

/** The organisation that acts for a community. */
export function committeeOf(areaId: string): string {
  return `org-${areaId}`;
}
