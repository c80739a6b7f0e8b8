import { commandOf } from '../testkit/commands.ts';
import type { World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const LINES = `lineCount list area { id } importedFor { __typename } demands(first: 100) { totalCount nodes { title } }
  resources(first: 100) { totalCount nodes { title } }`;

const command = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'import',
    selection: `id ${LINES}`,
    more: `lines { line demand { id title state } resource { id title state }
      userErrors { code field entityId zh: message(locale: ZH) en: message(locale: EN) } }`,
  });

/** An import of needs, and one of offers, as a community does it from a table. */
export const importDemands = command('importDemands');
export const importResources = command('importResources');

export interface ReportedLine {
  line: number;
  demand: { id: string; title: string; state: string } | null;
  resource: { id: string; title: string; state: string } | null;
  userErrors: {
    code: string;
    field: string[] | null;
    entityId: string | null;
    zh: string;
    en: string;
  }[];
}

/** The lines of an answer, which stand beside its object. */
export const linesOf = (answer: object) => (answer as { lines: ReportedLine[] }).lines;

/** The faults of the lines, as a test lists them. */
export const lineFaults = (answer: object) =>
  linesOf(answer).flatMap(({ line, userErrors }) =>
    userErrors.map(({ code, field }) => `${line} ${code} ${field?.join('.') ?? ''}`.trim()),
  );

/** A line of a table under the headings that have to be there, with others if said. */
export interface NeedLine {
  标题?: string;
  渠道?: string;
  类型?: string;
  类别?: string;
  服务对象?: string;
  数量?: string;
  单位?: string;
  [heading: string]: string | undefined;
}

const USUAL: NeedLine = {
  标题: '补种楼前灌木',
  渠道: '小区物业中心',
  类型: '需求项目',
  类别: '绿化',
  服务对象: '不限',
  数量: '2',
  单位: '场次',
};

const USUAL_OFFER: OfferLine = {
  标题: '社区义诊',
  类别: '义诊',
  每季数量: '4',
  单位: '场次',
};

/** A line of a table of offers, likewise. */
export interface OfferLine {
  标题?: string;
  类别?: string;
  每季数量?: string;
  单位?: string;
  [heading: string]: string | undefined;
}

type Cells = Readonly<Record<string, string | undefined>>;

/** What the lines say under the headings of all of them; what a line does not say is as usual. */
function cellsOf(usual: Cells, lines: readonly Cells[]): { headings: string[]; rows: string[][] } {
  const headings = [...new Set([usual, ...lines].flatMap((line) => Object.keys(line)))];
  const rows = lines.map((line) => headings.map((each) => ({ ...usual, ...line })[each] ?? ''));
  return { headings, rows };
}

function tableFrom(usual: Cells, lines: readonly Cells[], areaId: string) {
  const { headings, rows } = cellsOf(usual, lines);
  const text = [headings, ...rows].map((row) => row.join(',')).join('\r\n');
  const content = Buffer.from(text).toString('base64');
  return { areaId, format: 'CSV', encoding: 'UTF_8', content };
}

/** A table with these lines; what a line does not say is as usual. */
export const tableOf = (lines: readonly NeedLine[], areaId = 'com-ningbao') =>
  tableFrom(USUAL, lines, areaId);

export const offersOf = (lines: readonly OfferLine[], areaId = 'com-ningbao') =>
  tableFrom(USUAL_OFFER, lines, areaId);

/** How many rows there are of all that an import of offers could write. */
export const countsOf = async (world: World) =>
  JSON.stringify(
    await inLists(
      world,
      `select (select count(*) from service_resource) as resources, (select count(*) from event) as events,
      (select count(*) from service_area) as areas, (select count(*) from schedule_rule) as openings,
      (select count(*) from import) as imports, (select count(*) from idempotency) as keys`,
    ),
  );

/** All that is written of a resource, but for what differs from one to the next. */
export const offerRows = (world: World, id: unknown) =>
  inLists(
    world,
    `select to_jsonb(r) - array['id', 'created_at', 'updated_at'] as resource,
      to_jsonb(e) - array['id', 'seq', 'tx', 'at', 'entity_id', 'request_id'] as event,
      array(select a.area_id from service_area a where a.resource_id = r.id order by 1) as areas,
      array(select c.compound_id from service_compound c where c.resource_id = r.id) as compounds,
      (select jsonb_agg(to_jsonb(s) - 'resource_id' order by s.weekday) from schedule_rule s
        where s.resource_id = r.id) as schedule
    from service_resource r join event e on e.entity_id = r.id where r.id = $1`,
    [id],
  );
