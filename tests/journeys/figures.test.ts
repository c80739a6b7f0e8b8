// Proves, through the real gateway, that all 141 published figures are served as they were printed,
// and that what the rows give agrees with them wherever there are rows. The figures as printed are a
// fixture of this test's own, so that a slip in the sample does not pass for the truth.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { WITHOUT_ROWS } from './figures-without-rows.ts';

interface Published {
  id: string;
  owner: string;
  subjectId: string;
  key: string;
  text: string;
  value: string | null;
  qualifier: string;
  unit: string;
  period: string;
  /** Whether the sample must hold rows from which the figure can be worked out. */
  rows: boolean;
}

interface Figure extends Omit<Published, 'owner' | 'rows'> {
  subject: string;
  area: { id: string; level: string } | null;
  source: string;
  zh: string;
  en: string;
  computed: string | null;
  agrees: boolean | null;
}

const ROOTS: Readonly<Record<string, string>> = {
  organisations: 'organisationFigures',
  compounds: 'compoundFigures',
  agreements: 'agreementFigures',
  lists: 'listFigures',
  firms: 'firmFigures',
};

const FIELDS = `id subjectId subject key text value qualifier unit period source computed agrees
  area { id level } zh: note(locale: ZH) en: note(locale: EN)`;

function readPublished(): Published[] {
  const file = readFileSync(new URL('figures-published.tsv', import.meta.url), 'utf8');
  const [, ...lines] = file.trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    const [id = '', owner = '', subjectId = '', key = '', text = ''] = cells;
    const [value = '', qualifier = '', unit = '', period = '', rows = ''] = cells.slice(5);
    const printed = { id, owner, subjectId, key, text, qualifier, unit, period };
    return { ...printed, value: value === '' ? null : value, rows: rows === 'yes' };
  });
}

const published = readPublished();
let world: World;
const served = new Map<string, Figure & { owner: string }>();

beforeAll(async () => {
  world = await openWorld();
  const roots = Object.values(ROOTS).map((root) => `${root} { ${FIELDS} }`);
  const { data, errors } = await world.query(`{ ${roots.join(' ')} }`);
  expect(errors).toBeUndefined();
  const figures = data as Record<string, Figure[]>;
  for (const [owner, root] of Object.entries(ROOTS)) {
    for (const figure of figures[root] ?? []) {
      served.set(figure.id, { ...figure, owner });
    }
  }
});
afterAll(() => world.close());

describe('as printed', () => {
  test('there are 141 figures, each with the owner it belongs to', () => {
    expect(published).toHaveLength(141);
    expect([...served.keys()].sort()).toEqual(published.map(({ id }) => id));
  });

  test.each(published)('$id $key of $subjectId', ({ rows: _rows, ...printed }) => {
    expect(served.get(printed.id)).toMatchObject(printed);
  });

  test('each names its source, says in both languages what it is, and lies in an area', () => {
    const notes = new Set<string>();
    for (const { id, source, zh, en, subject, area } of served.values()) {
      expect(source, id).toMatch(/^S[0-4] .*(printed 20\d\d-\d\d-\d\d|inferred)$/);
      expect(zh, id).toMatch(/\p{Script=Han}.*。$/u);
      expect(en, id).toMatch(/^[A-Z].*\.$/);
      expect(subject.length, id).toBeGreaterThan(0);
      expect(area, id).toMatchObject({ id: expect.any(String), level: expect.any(String) });
      notes.add(`${zh} ${en}`);
    }
    expect(notes.size).toBeGreaterThan(120);
  });
});

describe('worked out', () => {
  test('a figure has a computed value, or stands among those without rows; never both', () => {
    const without = [...served.values()].filter(({ computed }) => computed === null);
    expect(without.map(({ id }) => id).sort()).toEqual(Object.keys(WITHOUT_ROWS).sort());
  });

  test('the figures for which the sample must hold rows are none of those', () => {
    const owed = published.filter(({ id, rows }) => rows && id in WITHOUT_ROWS);
    expect(owed.map(({ id }) => id)).toEqual([]);
  });

  test.each(published.filter(({ id }) => !(id in WITHOUT_ROWS)))(
    '$id $key agrees with what was printed, $qualifier $text',
    ({ id, value, text }) => {
      const figure = served.get(id);
      expect(figure?.computed).toMatch(/^-?\d+(\.\d+)?$/);
      // Of a text that is no number nothing can be said, not even that it is wrong.
      const isNumber = value !== null || /^\d+\/\d+$/.test(text);
      expect(figure?.agrees, `computed ${figure?.computed}`).toBe(isNumber ? true : null);
    },
  );
});

describe('asked for in part', () => {
  test('by key, by subject, and within an area, in each part of the graph', async () => {
    for (const [owner, root] of Object.entries(ROOTS)) {
      const [first] = published.filter((figure) => figure.owner === owner);
      const { data, errors } = await world.query(
        `query ($key: String!, $subjectId: ID!, $areaId: ID!) {
          byKey: ${root}(filter: { key: { eq: $key } }) { key }
          bySubject: ${root}(filter: { subjectId: { eq: $subjectId } }) { subjectId }
          byArea: ${root}(filter: { areaId: { within: $areaId } }) { id }
        }`,
        { key: first?.key, subjectId: first?.subjectId, areaId: 'dst-jimo' },
      );
      expect(errors, root).toBeUndefined();
      const { byKey, bySubject, byArea } = data as Record<string, Record<string, string>[]>;
      expect(new Set(byKey?.map(({ key }) => key)), root).toEqual(new Set([first?.key]));
      expect(new Set(bySubject?.map((figure) => figure.subjectId))).toEqual(
        new Set([first?.subjectId]),
      );
      const inJimo = published.filter((each) => each.owner === owner && isInJimo(each.subjectId));
      expect(byArea?.map(({ id }) => id).sort(), root).toEqual(inJimo.map(({ id }) => id));
    }
  });
});

/** The subjects of the one report that tells of this district. */
function isInJimo(subjectId: string): boolean {
  return [
    'dst-jimo',
    'com-dahua',
    'cmp-haisheng',
    'cmp-heshun-17',
    'agr-housing',
    'firm-xincheng',
  ].includes(subjectId);
}
