import { compounds } from '../compounds/compounds.ts';
import { grids } from '../compounds/grids.ts';
import { numbers, padded } from '../compounds/sample-compounds.ts';
import { type OrganisationSeed, ofCompound, reported, sample } from './organisation-rows.ts';

// The reports say of all seven compounds of 莲亭 that their branches were set up in full form.
const inFullForm = /^cmp-(yueyuan|lianting-\d)$/;

/** Only eligible compounds have a branch of their own; 辛安 set its branches up before the committees. */
const compoundBranches: readonly OrganisationSeed[] = compounds
  .filter(({ partyEligible }) => partyEligible === true)
  .map((compound) => ({
    id: `org-${compound.id}`,
    kind: 'COMPOUND_PARTY_BRANCH',
    nameZh: `${compound.nameZh.replace(/小区$/, '')}小区党支部`,
    nameEn: `${compound.nameEn} Party Branch`,
    aliases: [`${compound.nameZh}党支部`].filter((alias) => !alias.endsWith('小区党支部')),
    ...ofCompound(compound.id),
    formalBranch: inFullForm.test(compound.id) ? true : null,
    establishedOn: /^cmp-(xinan|jiangshan)-/.test(compound.id) ? '2023' : null,
    provenance: compound.provenance,
  }));

// 杏林 counts 97 branches by compound or grid: its compounds have 61, so the grids of eighteen have the rest.
const gridBranches: readonly OrganisationSeed[] = grids
  .filter(({ id }) => /^grd-xinglin-(0\d|1[0-8])-/.test(id))
  .map((grid) =>
    sample(
      `org-${grid.id}`,
      'GRID_PARTY_BRANCH',
      grid.areaId,
      {
        nameZh: `杏林样例小区${grid.id.slice('grd-xinglin-'.length)}网格党支部`,
        nameEn: `Party Branch of Grid ${grid.id.slice('grd-'.length)}`,
      },
      { ...ofCompound(grid.compoundId), gridId: grid.id },
    ),
  );

// 龙泽书苑 has ten buildings and a group in each; their names are not printed.
const buildingGroups = numbers(10).map((number) =>
  sample(
    `org-longze-group-${padded(number, 2)}`,
    'BUILDING_PARTY_GROUP',
    'com-shanhai',
    {
      nameZh: `龙泽书苑${number}号楼党小组`,
      nameEn: `Longze Shuyuan Party Group of Building ${number}`,
    },
    { ...ofCompound('cmp-longze'), parentId: 'org-cmp-longze' },
  ),
);

const hubHouseholds: readonly OrganisationSeed[] = [
  reported(
    'org-hub-bishui',
    'PARTY_HUB_HOUSEHOLD',
    'com-yihe',
    { nameZh: '碧水明珠小区党员中心户', nameEn: 'Party Hub Household of Bishui Mingzhu' },
    { ...ofCompound('cmp-bishui'), parentId: 'org-cmp-bishui' },
  ),
  sample(
    'org-longze-hub-01',
    'PARTY_HUB_HOUSEHOLD',
    'com-shanhai',
    { nameZh: '龙泽书苑1号楼党员中心户', nameEn: 'Party Hub Household of Building 1, Longze' },
    { ...ofCompound('cmp-longze'), parentId: 'org-longze-group-01' },
  ),
];

/** Parents come before their children. */
export const partyBranches = [
  ...compoundBranches,
  ...gridBranches,
  ...buildingGroups,
  ...hubHouseholds,
];

/** The building sites of 即墨: fourteen branches below one general branch; none is named. */
export const siteBranches: readonly OrganisationSeed[] = numbers(14).map((number) =>
  sample(
    `org-site-${padded(number, 2)}`,
    'SITE_PARTY_BRANCH',
    'dst-jimo',
    {
      nameZh: `建筑工地样例${padded(number, 2)}红色驿站党支部`,
      nameEn: `Red Station Party Branch of Sample Site ${padded(number, 2)}`,
      aliases: [`红色驿站第${number}支部`],
    },
    { parentId: 'org-site-general', hostId: contractorOf(number) },
  ),
);

// Three contractors are named; which site is whose is not, so the first three sites stand for them.
function contractorOf(site: number): string | null {
  return ['org-wenquan', 'org-ztjg', 'org-cscec8'][site - 1] ?? null;
}
