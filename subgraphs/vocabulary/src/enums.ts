import type { KernelBuilder } from '@lianjian/kernel/builder';

/** The values of an enumeration with what each means; the Chinese term stands in brackets. */
type Values = Readonly<Record<string, string>>;

/** Declares an enumeration whose stored values are its names. */
export function enumeration<const V extends Values>(
  builder: KernelBuilder,
  name: string,
  description: string,
  values: V,
) {
  const config = Object.fromEntries(
    Object.entries(values).map(([value, about]) => [value, { value, description: about }]),
  ) as { [K in keyof V & string]: { value: K; description: string } };
  return builder.enumType(name, { description, values: config });
}

export const LOCALES = { ZH: 'Chinese (中文).', EN: 'English (英文).' } as const;

export const PROVENANCES = {
  REPORTED: 'Printed in one of the reports (见报).',
  SYNTHETIC: 'Invented for the sample (示例).',
  ENTERED: 'Entered by those who use the network (录入).',
} as const;

export const QUALIFIERS = {
  EXACT: 'Printed bare: just this number.',
  ABOUT: 'Roughly this (约): within a twentieth.',
  AT_MOST: 'This or less (…内).',
  MORE_THAN: 'More than this (余、多、超过).',
  NEARLY: 'A little less than this (近): by at most a tenth.',
  LESS_THAN: 'Less than this (不到).',
  AT_LEAST: 'This or more (达、达到).',
} as const;

export const ROLES = {
  PLATFORM_ADMINISTRATOR: 'Runs the platform (平台管理员).',
  COMMUNITY: 'Acts for a community or street and all below it (社区).',
  PARTNER_UNIT: 'A unit that offers and claims (共建单位).',
  PROPERTY_FIRM: 'A property service firm (物业企业).',
  VOLUNTEER: 'A volunteer or member of a team (志愿者).',
  RESIDENT_REPRESENTATIVE: 'Speaks for residents of a compound (居民代表).',
  ANALYST: 'Reads across everything, nothing personal (分析员).',
  INTEGRATOR: 'Builds on the graph, nothing personal (集成方).',
} as const;

export const SERVICE_CATEGORIES = {
  MEDICAL: 'Medical advice and check-ups (义诊).',
  ELDERLY_MEAL: 'Meals for the elderly (助老餐).',
  LANGUAGE_CLASS: 'Language classes (语言课堂).',
  INDOOR_REPAIR: 'Repairs inside dwellings (入户维修).',
  PUBLIC_REPAIR: 'Repairs of common parts (公共维修).',
  WALL_AND_FENCE: 'Walls and fences (墙体围栏).',
  ROAD: 'Roads and paving (道路).',
  PARKING: 'Parking (停车).',
  PLUMBING_ELECTRIC: 'Plumbing and electricity (水电).',
  GREENING: 'Planting and pruning (绿化).',
  FIRE_AND_EBIKE_SAFETY: 'Fire lanes and e-bike safety (消防与电动车安全).',
  SURVEILLANCE: 'Cameras and alarms (监控安防).',
  ACCESS_AND_TRANSPORT: 'Gates, ways and transport (出入与交通).',
  WASTE: 'Waste sorting and removal (垃圾分类清运).',
  MEDIATION: 'Settling disputes (调解).',
  ADMIN_PROXY: 'Help with paperwork and errands (帮办代办).',
  SNOW_AND_HYGIENE: 'Snow and cleaning (清雪保洁).',
  POLICY_ADVICE: 'Advice on policies (政策咨询).',
  CHILDCARE_AND_TRAINING: 'Childcare and training (托管与培训).',
  REST_AND_SUPPLIES: 'Rest places and supplies (歇脚与物资).',
  LEGAL_ADVICE: 'Legal advice (法律咨询).',
  CULTURE_AND_SPORT: 'Culture and sport (文体).',
  PERSONAL_CARE: 'Haircuts and personal care (生活照料).',
  FREIGHT: 'Carrying goods (货运).',
  OTHER: 'What fits nowhere else (其他).',
} as const;

export const ERROR_CODES = {
  NOT_FOUND: 'No such row, or not one that the caller may see.',
  FORBIDDEN: 'The acting party may not do this.',
  ACTING_FOR: 'The actor may not act for this organisation, or must say for which.',
  INVALID_STATE: 'The row is not in a state that allows this.',
  VERSION_CONFLICT: 'Somebody changed the row meanwhile; currentVersion is what it has now.',
  IDEMPOTENCY_CONFLICT: 'The key was used before with another input.',
  INVALID_QUANTITY: 'The quantity is not a positive whole number within its bounds.',
  INVALID_INPUT: 'The field does not hold what it must.',
  DUPLICATE: 'It is there already; entityId says which one it is.',
  LIMIT_REACHED: 'There are as many as may be; limit says how many.',
  ALREADY_CLAIMED: 'Nothing is left to claim.',
  NOT_ENOUGH_LEFT: 'Less is left than asked for; limit says how much.',
  NO_CAPACITY: 'The resource has not enough free capacity in the quarter; limit says how much.',
  NOT_CLAIMABLE: 'The demand is not up for claiming.',
  RESOURCE_REQUIRED: 'A claim of this kind needs a resource.',
  RESOURCE_NOT_OFFERED: 'The resource is suspended or withdrawn.',
  NOT_PROVIDER: 'Only the provider of a resource may claim with it.',
  CLAIM_POLICY: 'This kind of demand is not open to this kind of claimant.',
  SKILL: 'Who would attend cannot do what the order asks for, as a member of a team.',
  CATEGORY: 'The resource is of another category.',
  AUDIENCE: 'The resource does not serve this audience.',
  UNIT: 'The resource is counted in another unit.',
  OUTSIDE_SERVICE_AREA: 'The resource does not serve this place.',
  ROUTE: "None of the truck's routes covers that of the cargo.",
  OUTSIDE_TIME_WINDOW: 'The resource is not offered when it is wanted.',
  PEER_UNAVAILABLE: 'A part of the graph that has to be asked did not answer; try again.',
} as const;
