import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Source {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  /** What it imports, as written. */
  imports: readonly string[];
}

/** The files that git tracks or would track; generated and ignored ones are not among them. */
export function files(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0').filter(Boolean))].sort();
}

/** The TypeScript of the repository, read whole. */
export function sources(): readonly Source[] {
  return files()
    .filter((path) => /\.m?ts$/.test(path))
    .flatMap((path) => {
      const text = read(path);
      return text === null
        ? []
        : [{ path, text, lines: lineCount(text), imports: importsOf(text) }];
    });
}

export function read(path: string): string | null {
  try {
    return readFileSync(`${ROOT}${path}`, 'utf8');
  } catch {
    return null;
  }
}

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\b[^'";]*?(?:from\s+)?'([^']+)';/gm);
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [...found, ...dynamic].map((match) => match[1] ?? '');
}
