import { inNamespace } from '../testkit/commands.ts';
import type { World } from '../testkit/world.ts';

/** A district that is made up: communities that are alike, each with as much of everything. */
export interface District {
  communities: number;
}

const PER_COMMUNITY = { compounds: 10, demands: 1_000, resources: 100, claims: 1_000 } as const;

/** The community whose pages are asked for: the first one, the same in a district of any size. */
export const HERE = 'com-bench-0';
export const HERE_PATH = 'dst-bench.str-bench-0.com-bench-0';

const TITLES = `(array['楼道灯不亮请更换', '屋顶漏水请维修', '花坛补种绿植', '老人健康筛查', '暑期儿童托管',
  '下水管道疏通', '电动车充电安全', '政策咨询集中答疑', '围墙栏杆松动', '垃圾清运'])[1 + n % 10]`;
const CATEGORIES = `(array['PLUMBING_ELECTRIC', 'PUBLIC_REPAIR', 'GREENING', 'MEDICAL', 'CHILDCARE_AND_TRAINING',
  'INDOOR_REPAIR', 'FIRE_AND_EBIKE_SAFETY', 'POLICY_ADVICE', 'WALL_AND_FENCE', 'WASTE'])[1 + n % 10]`;

/** The place of row n, where so many rows are in each community. */
const place = (each: number) => `'area_id', 'com-bench-' || n / ${each}, 'area_path',
  'dst-bench.str-bench-' || n / ${each} / 10 || '.com-bench-' || n / ${each}`;

/** A row like one of the sample, with other values. */
const like = (table: string, id: string, count: number, values: string) => `
  insert into ${table} select r.* from ${table} s, generate_series(0, ${count - 1}) n,
    jsonb_populate_record(s, jsonb_build_object(${values})) r where s.id = '${id}'`;

/** Fills a world with a district, by SQL; what each row says follows from its number alone. */
export async function build(world: World, { communities }: District): Promise<void> {
  const count = (noun: keyof typeof PER_COMMUNITY) => communities * PER_COMMUNITY[noun];
  const lists = (text: string) => inNamespace(world, 'lists', text);
  await lists(`insert into area_node (id, parent_id, path)
    select 'dst-bench', null, 'dst-bench'
    union all select 'str-bench-' || n, 'dst-bench', 'dst-bench.str-bench-' || n from generate_series(0, ${Math.ceil(communities / 10) - 1}) n
    union all select 'com-bench-' || n, 'str-bench-' || n / 10, 'dst-bench.str-bench-' || n / 10 || '.com-bench-' || n from generate_series(0, ${communities - 1}) n`);
  await lists(
    like(
      'demand',
      'dem-nb-2023q2-18',
      count('demands'),
      `'id', 'dem-bench-' || n, 'title', ${TITLES} || ' ' || n, 'category', ${CATEGORIES}, ${place(PER_COMMUNITY.demands)},
      'compound_id', 'cmp-bench-' || n / 100,
      'kind', case when n % 4 = 3 then 'MICRO_WISH' else 'COMMUNITY_PROJECT' end,
      'state', (array['LISTED', 'LISTED', 'COLLECTED', 'CLAIMED', 'CONFIRMED'])[1 + n / 10 % 5],
      'route', case when n / 10 % 5 <> 2 then 'CLAIM_LIST' end,
      'quantity', 1 + n % 4, 'committed', case when n / 10 % 5 in (3, 4) then 1 + n % 4 else 0 end,
      'received_at', timestamptz '2023-04-01' + n % 1000 * interval '1 hour',
      'updated_at', timestamptz '2023-07-01' - n * interval '1 second'`,
    ),
  );
  await lists(
    like(
      'service_resource',
      'res-nb-12',
      count('resources'),
      `'id', 'res-bench-' || n, 'title', ${TITLES}, 'category', ${CATEGORIES}, ${place(PER_COMMUNITY.resources)},
      'provider_organisation_id', 'org-bench-' || n / 10, 'capacity_per_quarter', 5 + n % 20,
      'updated_at', timestamptz '2023-07-01' - n * interval '1 second'`,
    ),
  );
  await lists(`insert into service_area select 'res-bench-' || n, 'com-bench-' || n / ${PER_COMMUNITY.resources}
    from generate_series(0, ${count('resources') - 1}) n`);
  await lists(
    like(
      'claim',
      'clm-nb-2023q1-01-1',
      count('claims'),
      `'id', 'clm-bench-' || n, 'demand_id', 'dem-bench-' || n, 'resource_id', 'res-bench-' || n / 10, ${place(PER_COMMUNITY.claims)},
      'claimant_organisation_id', 'org-bench-' || n / 100, 'quarter', '2023-Q2', 'quantity', 1, 'delivered', 1, 'confirmed', 1,
      'state', (array['CONFIRMED', 'DELIVERED', 'ACCEPTED', 'RELEASED'])[1 + n % 4],
      'reason', case when n % 4 = 3 then 'NO_LONGER_NEEDED' end,
      'closed_at', case when n % 4 in (0, 3) then timestamptz '2023-06-30' end,
      'updated_at', timestamptz '2023-07-01' - n * interval '1 second'`,
    ),
  );
  await inNamespace(
    world,
    'compounds',
    like(
      'compound',
      'cmp-ningbao',
      count('compounds'),
      `'id', 'cmp-bench-' || n, 'name_zh', case when n = 3 then '棠棣园' else '样例小区第' || n || '号' end, 'name_en', null,
      'aliases', '[]'::jsonb, ${place(PER_COMMUNITY.compounds)}, 'owners_committee_id', null, 'owners_committee_status', 'NONE'`,
    ),
  );
  // What PostgreSQL would do by itself within a minute.
  await inNamespace(world, 'public', 'analyze');
}
