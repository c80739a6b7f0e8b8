// Proves that the layout keeps the rules of ARCHITECTURE.md: arrows run one way, files are small and
// stand where their name says. Each message says what to do instead.
import { describe, expect, it } from 'vitest';
import { files, read, type Source, sources } from './sources.ts';

const SUBGRAPHS = ['organisations', 'compounds', 'agreements', 'lists', 'firms'];
const all = sources();
const product = all.filter(({ path }) => !path.startsWith('tests/') && !path.endsWith('.test.ts'));

/** The workspace package that an import names, such as `kernel`, or undefined. */
function packageOf(specifier: string): string | undefined {
  return /^@lianjian\/([^/]+)/.exec(specifier)?.[1];
}

function faults(where: readonly Source[], fault: (source: Source) => string | undefined) {
  return where.flatMap((source) => {
    const found = fault(source);
    return found ? [`${source.path}: ${found}`] : [];
  });
}

describe('size', () => {
  it('a source file has at most 200 lines, a test file at most 300', () => {
    expect(
      faults(all, ({ path, lines }) => {
        const most = path.startsWith('tests/') || path.endsWith('.test.ts') ? 300 : 200;
        return lines > most ? `${lines} lines; split it by noun or role` : undefined;
      }),
    ).toEqual([]);
  });
});

describe('arrows', () => {
  /** What each layer may import of the workspace. */
  const may: [RegExp, (name: string, path: string) => boolean][] = [
    [/^subgraphs\/kernel\//, () => false],
    [/^subgraphs\/vocabulary\//, (name) => name === 'kernel'],
    [/^prisma\/database\//, () => false],
    [/^prisma\/seed\//, (name) => name === 'database' || name.startsWith('prisma-')],
    [
      /^subgraphs\//,
      (name, path) => ['kernel', 'vocabulary', `prisma-${path.split('/')[1]}`].includes(name),
    ],
    // A client knows the graph by its schema alone.
    [/^importer\//, () => false],
    [/^schema\//, (name) => SUBGRAPHS.includes(name)],
    [
      /^gateway\//,
      (name) => ['kernel', 'schema', 'database', 'seed'].includes(name) || SUBGRAPHS.includes(name),
    ],
  ];

  it('run from kernel, vocabulary and prisma to subgraphs, schema, gateway and tests', () => {
    expect(
      faults(product, ({ path, imports }) => {
        const rule = may.find(([where]) => where.test(path))?.[1];
        const wrong = imports.find((specifier) => {
          const name = packageOf(specifier);
          return name !== undefined && rule !== undefined && !rule(name, path);
        });
        return wrong && `imports ${wrong}; ask the owner through the graph or move the word down`;
      }),
    ).toEqual([]);
  });

  it('stay inside a package when they are relative', () => {
    expect(
      faults(product, ({ path, imports }) => {
        const depth = path.split('/').length - (/^(gateway|importer|schema)\//.test(path) ? 2 : 3);
        const wrong = imports.find(
          (specifier) =>
            (specifier.match(/\.\.\//g)?.length ?? 0) > depth && specifier.endsWith('.ts'),
        );
        return wrong && `imports ${wrong}; name the package instead`;
      }),
    ).toEqual([]);
  });

  it('do not lead to schema.ts, but from main.ts, schema/ and tests', () => {
    const inside = product.filter(({ path }) => /^subgraphs\/.*\/src\//.test(path));
    expect(
      faults(inside, ({ path, imports }) =>
        !path.endsWith('/main.ts') &&
        imports.some((specifier) => /(^|\/)schema\.ts$/.test(specifier))
          ? 'imports schema.ts, so a cycle can start; import the noun'
          : undefined,
      ),
    ).toEqual([]);
  });
});

describe('places', () => {
  it('no file or folder is named after nothing in particular', () => {
    const vague = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\.[a-z.]+)?(\/|$)/;
    expect(files().filter((path) => vague.test(path))).toEqual([]);
  });

  it('no file is called index.ts: packages name their modules', () => {
    expect(files().filter((path) => /(^|\/)index\.[cm]?tsx?$/.test(path))).toEqual([]);
  });

  it('names are in kebab-case, a role after a dot', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/;
    expect(
      all.map(({ path }) => path.split('/').at(-1) ?? '').filter((name) => !kebab.test(name)),
    ).toEqual([]);
  });

  it.each(SUBGRAPHS)(
    '%s has its five fixed files, a main.ts under ten lines and a glossary',
    (name) => {
      for (const file of ['main', 'builder', 'db', 'references', 'schema']) {
        expect(read(`subgraphs/${name}/src/${file}.ts`), `${file}.ts`).not.toBeNull();
      }
      expect(read(`subgraphs/${name}/src/main.ts`)?.split('\n').length).toBeLessThanOrEqual(10);
      expect(read(`subgraphs/${name}/CONTEXT.md`)).not.toBeNull();
    },
  );

  it.each(SUBGRAPHS)('schema.ts of %s only imports and builds', (name) => {
    const lines = (read(`subgraphs/${name}/src/schema.ts`) ?? '').split('\n').filter(Boolean);
    const others = lines.filter(
      (line) => !line.startsWith('import ') && !line.startsWith('export const schema'),
    );
    expect(others).toEqual([]);
  });

  it('a subgraph has no folder by technical role', () => {
    const roles = /^subgraphs\/[^/]+\/src\/(resolvers|types|inputs|services|models)\//;
    expect(files().filter((path) => roles.test(path))).toEqual([]);
  });
});

describe('words', () => {
  it('the kernel and the gateway name no noun of the network', () => {
    const noun =
      /\b(demands?|compounds?|agreements?|claims?List|serviceResources?|ownersCommittees?|propertyFirms?)\b/i;
    const plain = product.filter(
      ({ path }) =>
        path.startsWith('subgraphs/kernel/') || /^gateway\/src\/(?!standalone)/.test(path),
    );
    expect(
      faults(plain, ({ text }) => {
        const found = noun.exec(text.replace(/@lianjian\/[a-z-]+/g, ''));
        return found ? `says "${found[0]}"; move it to the subgraph that owns it` : undefined;
      }),
    ).toEqual([]);
  });

  it('rules are pure: no database, no builder, no clock', () => {
    const rules = product.filter(({ path }) => path.endsWith('.rules.ts'));
    expect(rules.length).toBeGreaterThan(0);
    expect(
      faults(rules, ({ text, imports }) => {
        const wrong =
          imports.find((specifier) => /builder|\/db|\.store|pothos|\/sql/.test(specifier)) ??
          /Date\.now\(\)|new Date\(\)|process\.|Math\.random/.exec(text)?.[0];
        return wrong && `uses ${wrong}; take it as an argument`;
      }),
    ).toEqual([]);
  });

  it('GraphQLError is made by the kernel, the scalars and the gateway alone', () => {
    expect(
      faults(product, ({ path, text }) =>
        /new GraphQLError\(/.test(text) && !/^(subgraphs\/(kernel|vocabulary)|gateway)\//.test(path)
          ? 'makes a GraphQLError; use failure() or userErrors'
          : undefined,
      ),
    ).toEqual([]);
  });
});
