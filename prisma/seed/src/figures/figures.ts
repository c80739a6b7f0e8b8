import figures from './figures.json' with { type: 'json' };

const owners = ['organisations', 'compounds', 'agreements', 'lists', 'firms'] as const;
export type FigureOwner = (typeof owners)[number];

const qualifiers = [
  'EXACT',
  'ABOUT',
  'AT_MOST',
  'MORE_THAN',
  'NEARLY',
  'LESS_THAN',
  'AT_LEAST',
] as const;

// Two of the five reports print their date; the years of the others are inferred and say so.
const sources = {
  S0: 'S0 辛安街道 report (西海岸新区), printed 2024-10-15',
  S1: 'S1 西海岸新区 street stories, undated, about March 2024 inferred',
  S2: 'S2 集美杏林 report, undated, 2023 inferred',
  S3: 'S3 龙泽书苑 report (沙子口街道, 崂山区), printed 2024-04-19',
  S4: 'S4 即墨区 report, undated, 2022 inferred',
} as const;
const reports = ['S0', 'S1', 'S2', 'S3', 'S4'] as const satisfies readonly (keyof typeof sources)[];

/** A figure as a report printed it; `value` is a decimal, or null where the text is not a number. */
export interface PublishedFigureRow {
  id: string;
  owner: FigureOwner;
  subjectId: string;
  subject: string;
  areaId: string;
  key: string;
  value: string | null;
  text: string;
  unit: string;
  qualifier: (typeof qualifiers)[number];
  period: string;
  source: string;
  noteZh: string;
  noteEn: string;
}

/** The published figures that one subgraph owns, in the order of the reports. */
function publishedFigures(owner: FigureOwner): PublishedFigureRow[] {
  return figures
    .filter((figure) => figure.owner === owner)
    .map(({ report, ...figure }) => ({
      ...figure,
      owner,
      qualifier: oneOf(qualifiers, figure.qualifier),
      source: sources[oneOf(reports, report)],
    }));
}

/** The same as rows of the owner's own table `published_figure`. */
export function figureRows(owner: FigureOwner) {
  return publishedFigures(owner).map(({ owner: _, ...figure }) => ({
    ...figure,
    provenance: 'REPORTED' as const,
  }));
}

function oneOf<Word extends string>(known: readonly Word[], text: string): Word {
  const word = known.find((each) => each === text);
  if (word === undefined) {
    throw new Error(`'${text}' is none of ${known.join(', ')}.`);
  }
  return word;
}
