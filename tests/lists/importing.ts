import { commandOf } from '../testkit/commands.ts';

const LINES = `lineCount list area { id } importedFor { __typename } demands(first: 100) { totalCount nodes { title } }`;

/** An import of needs, as a community does it from a table. */
export const importDemands = commandOf({
  subgraph: 'lists',
  mutation: 'importDemands',
  field: 'import',
  selection: `id ${LINES}`,
  more: `lines { line demand { id title state } userErrors { code field zh: message(locale: ZH) en: message(locale: EN) } }`,
});

export interface ReportedLine {
  line: number;
  demand: { id: string; title: string; state: string } | null;
  userErrors: { code: string; field: string[] | null; zh: string; en: string }[];
}

/** The lines of an answer, which stand beside its object. */
export const linesOf = (answer: object) => (answer as { lines: ReportedLine[] }).lines;

/** The faults of the lines, as a test lists them. */
export const lineFaults = (answer: object) =>
  linesOf(answer).flatMap(({ line, userErrors }) =>
    userErrors.map(({ code, field }) => `${line} ${code} ${field?.join('.') ?? ''}`.trim()),
  );

const HEADINGS = ['标题', '渠道', '类型', '类别', '服务对象', '数量', '单位'];

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

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A table with these lines; what a line does not say is as usual. */
export function tableOf(lines: readonly NeedLine[], areaId = 'com-ningbao') {
  const more = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const headings = [...new Set([...HEADINGS, ...more])];
  const rows = lines.map((line) => headings.map((each) => ({ ...USUAL, ...line })[each] ?? ''));
  const content = base64([headings, ...rows].map((row) => row.join(',')).join('\r\n'));
  return { areaId, format: 'CSV', encoding: 'UTF_8', content };
}
