import type { Prisma } from '@lianjian/prisma-firms/client';
import { placeOf } from '../compounds/compounds.ts';

type Row = Prisma.ManagementContractCreateManyInput;

const told: readonly (readonly [compoundId: string, firmId: string])[] = [
  ['cmp-ningbao', 'firm-ningbao'],
  ['cmp-hualing', 'firm-chengfa'],
  ['cmp-qianshang', 'firm-huihai'],
  ['cmp-yuquan', 'firm-yuquan'],
  ['cmp-bishui', 'firm-bishui'],
  ['cmp-longze', 'firm-longze'],
];

/** `stem-01`, `stem-02` and so on. */
function numbered(stem: string, first: number, last: number, width = 2): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${stem}-${String(first + index).padStart(width, '0')}`,
  );
}

// Every sample firm of 杏林 manages one compound: first the sixteen whose manager also sits in the
// compound's Party branch, the seven of 莲亭 among them; then the other two of 宁宝; then more.
const xinglin = [
  'cmp-yueyuan',
  ...numbered('cmp-lianting', 2, 7, 1),
  ...numbered('cmp-xinglin', 1, 9),
  'cmp-nb-2',
  'cmp-nb-3',
  ...numbered('cmp-xinglin', 10, 26),
];
const dahua = numbered('cmp-dahua', 2, 5, 1);

function contract(compoundId: string, firmId: string, provenance: Row['provenance']): Row {
  return {
    id: `ctr-${compoundId.slice('cmp-'.length)}`,
    firmId,
    ...placeOf(compoundId),
    provenance,
  };
}

function inTurn(compounds: readonly string[], firms: readonly string[]): Row[] {
  return compounds.flatMap((compoundId, index) => {
    const firmId = firms[index];
    return firmId === undefined ? [] : [contract(compoundId, firmId, 'SYNTHETIC')];
  });
}

/** Who manages which compound. No report prints when a contract began, so no start is known. */
export function managementContracts(): Row[] {
  return [
    ...told.map(([compoundId, firmId]) => contract(compoundId, firmId, 'REPORTED')),
    ...inTurn(xinglin, numbered('firm-xinglin', 1, 35)),
    ...inTurn(dahua, numbered('firm-jimo', 1, 4)),
  ];
}
