import { numbers, padded } from '../compounds/sample-compounds.ts';
import { type OrganisationSeed, sample } from './organisation-rows.ts';

type Skills = OrganisationSeed['skills'];

// What each unit of 宁宝 offers in the sample, and the kind of unit that would offer it.
const ningbao: readonly (readonly [letter: string, zh: string, en: string, skills: Skills])[] = [
  ['a', '医院', 'Hospital', ['MEDICAL']],
  ['b', '妇幼诊所', 'Mother and Child Clinic', ['MEDICAL']],
  ['c', '康复诊所', 'Rehabilitation Clinic', ['MEDICAL']],
  ['d', '机电企业', 'Electrical Works', ['PLUMBING_ELECTRIC', 'PUBLIC_REPAIR']],
  ['e', '外语学校', 'Language School', ['LANGUAGE_CLASS']],
  ['f', '托育机构', 'Childcare Centre', ['CHILDCARE_AND_TRAINING']],
  ['g', '园林企业', 'Landscaping Firm', ['GREENING']],
  ['h', '机关单位', 'Public Office', ['POLICY_ADVICE']],
  ['i', '消防站', 'Fire Station', ['FIRE_AND_EBIKE_SAFETY']],
  ['j', '环卫企业', 'Sanitation Firm', ['WASTE']],
  ['k', '商超', 'Supermarket', ['REST_AND_SUPPLIES']],
];

const unitsOfNingbao = ningbao.map(([letter, zh, en, skills]) => {
  const names = {
    nameZh: `宁宝共建单位${letter.toUpperCase()}（样例${zh}）`,
    nameEn: `Ningbao Unit ${letter.toUpperCase()} (sample ${en})`,
  };
  return sample(`org-nb-unit-${letter}`, 'PARTNER_UNIT', 'com-ningbao', names, { skills });
});

// The report counts more than thirty units around 莲亭 and names none.
const unitsOfLianting = numbers(31).map((number) =>
  sample(`org-lianting-unit-${padded(number, 2)}`, 'PARTNER_UNIT', 'com-lianting', {
    nameZh: `莲亭辖区单位样例${padded(number, 2)}`,
    nameEn: `Lianting Sample Unit ${padded(number, 2)}`,
  }),
);

// The Party organisations of 86 units of the district were sent down to communities; which, is not printed.
const unitsOfJimo = numbers(86).map((number) =>
  sample(`org-jimo-unit-${padded(number, 2)}`, 'UNIT_PARTY_ORGANISATION', 'dst-jimo', {
    nameZh: `即墨区直单位样例${padded(number, 2)}党组织`,
    nameEn: `Party Organisation of Jimo Sample Unit ${padded(number, 2)}`,
  }),
);

export const units = [...unitsOfNingbao, ...unitsOfLianting, ...unitsOfJimo];
