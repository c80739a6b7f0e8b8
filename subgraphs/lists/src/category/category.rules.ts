import type { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';

export type ServiceCategory = keyof typeof SERVICE_CATEGORIES;

/** What each category is called, in the order in which they are listed. */
export const CATEGORY_NAMES: Readonly<Record<ServiceCategory, { zh: string; en: string }>> = {
  MEDICAL: { zh: '医疗义诊', en: 'Medical advice' },
  ELDERLY_MEAL: { zh: '助老餐', en: 'Meals for the elderly' },
  LANGUAGE_CLASS: { zh: '语言课堂', en: 'Language classes' },
  INDOOR_REPAIR: { zh: '入户维修', en: 'Repairs indoors' },
  PUBLIC_REPAIR: { zh: '公共维修', en: 'Repairs of common parts' },
  WALL_AND_FENCE: { zh: '墙体围栏', en: 'Walls and fences' },
  ROAD: { zh: '道路', en: 'Roads' },
  PARKING: { zh: '停车', en: 'Parking' },
  PLUMBING_ELECTRIC: { zh: '水电', en: 'Plumbing and electricity' },
  GREENING: { zh: '绿化', en: 'Greening' },
  FIRE_AND_EBIKE_SAFETY: { zh: '消防与电动车安全', en: 'Fire and e-bike safety' },
  SURVEILLANCE: { zh: '监控安防', en: 'Surveillance' },
  ACCESS_AND_TRANSPORT: { zh: '出入与交通', en: 'Access and transport' },
  WASTE: { zh: '垃圾分类清运', en: 'Waste' },
  MEDIATION: { zh: '矛盾调解', en: 'Mediation' },
  ADMIN_PROXY: { zh: '帮办代办', en: 'Paperwork and errands' },
  SNOW_AND_HYGIENE: { zh: '清雪保洁', en: 'Snow and cleaning' },
  POLICY_ADVICE: { zh: '政策咨询', en: 'Advice on policies' },
  CHILDCARE_AND_TRAINING: { zh: '托管与培训', en: 'Childcare and training' },
  REST_AND_SUPPLIES: { zh: '歇脚与物资', en: 'Rest and supplies' },
  LEGAL_ADVICE: { zh: '法律咨询', en: 'Legal advice' },
  CULTURE_AND_SPORT: { zh: '文体', en: 'Culture and sport' },
  PERSONAL_CARE: { zh: '生活照料', en: 'Personal care' },
  FREIGHT: { zh: '货运', en: 'Freight' },
  OTHER: { zh: '其他', en: 'Other' },
};

/** How much of a category is open and on offer in a place. */
export interface CategorySupply {
  code: ServiceCategory;
  openDemands: number;
  availableResources: number;
}

/** Every category once, in the order of the list, with nothing where nothing was counted. */
export function everyCategory(counted: readonly CategorySupply[]): CategorySupply[] {
  const byCode = new Map(counted.map((each) => [each.code, each]));
  return (Object.keys(CATEGORY_NAMES) as ServiceCategory[]).map(
    (code) => byCode.get(code) ?? { code, openDemands: 0, availableResources: 0 },
  );
}
