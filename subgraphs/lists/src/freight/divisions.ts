import { areaList } from '@vant/area-data';

/** A division of China: a province, a city or a county, or what has their rank. */
export interface Division {
  /** Of GB/T 2260 without the noughts at its end: 2 digits of a province, 4 of a city, 6 of a county. */
  code: string;
  name: string;
  /** How people call it, where they leave its rank out: 青岛 of 青岛市. */
  short: string | null;
}

// The package also has development zones, with codes of its own making, and the towns of cities
// without counties: what lies in a division is told by its name, so neither is needed.
const ZONE = /^[1-6]...(7[1-9]|9\d)$/;
const COUNTY = /[市区县旗]$/;
// Rows that only group counties which no city stands over.
const GROUP = /^(县|省直辖县|自治区直辖县级行政区划)$/;

const PEOPLES =
  '壮|回|藏|维吾尔|蒙古|朝鲜|土家|苗|羌|彝|布依|侗|白|傣|景颇|哈尼|傈僳|哈萨克|柯尔克孜';
/** What tells the rank at the end of a name, by the number of digits of its code. */
const RANKS: Readonly<Record<number, RegExp>> = {
  2: /(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/,
  4: new RegExp(`(市|地区|盟|((${PEOPLES})族?)+自治州)$`),
  6: /(?<!自治)(新区|区|县|市|旗)$/,
};

/** The name without its rank; null where too little would be left, or the whole name is said. */
function shortOf(code: string, name: string): string | null {
  const short = name.replace(RANKS[code.length] ?? '', '');
  return short.length < 2 || short === name ? null : short;
}

const divisionOf = (code: string, name: string): Division => ({
  code,
  name,
  short: shortOf(code, name),
});

/** What has no code of its own, but is called so by everybody: one and the same as a division. */
const ALSO: readonly Division[] = [
  { code: '370211', name: '青岛西海岸新区', short: '青岛西海岸' },
  { code: '370211', name: '西海岸新区', short: '西海岸' },
];

export const DIVISIONS: readonly Division[] = [
  ...Object.entries(areaList.province_list).map(([code, name]) =>
    divisionOf(code.slice(0, 2), name),
  ),
  ...Object.entries(areaList.city_list)
    .filter(([, name]) => !GROUP.test(name))
    .map(([code, name]) => divisionOf(code.slice(0, 4), name)),
  ...Object.entries(areaList.county_list)
    .filter(([code, name]) => COUNTY.test(name) && !ZONE.test(code))
    .map(([code, name]) => divisionOf(code, name)),
  ...ALSO,
];
