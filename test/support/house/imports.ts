// What a source file imports, from its text. Good enough for code that a formatter has been over.

import { posix } from 'node:path';

export type Import = {
  /** From the repository's root for our files, else as written: `zod`, `node:fs`. */
  readonly path: string;
  readonly names: readonly string[];
  readonly isType: boolean;
};

const STATEMENT = /^(?:import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const BARE = /^import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

export function importsOf(file: string, source: string): readonly Import[] {
  const statements = [...source.matchAll(STATEMENT)].map(([, clause = '', path = '']) => ({
    path: placed(file, path),
    ...taken(clause.trim()),
  }));
  const whole = [...source.matchAll(BARE), ...source.matchAll(DYNAMIC)].map(([, path = '']) => ({
    path: placed(file, path),
    names: ['*'],
    isType: false,
  }));
  return [...statements, ...whole];
}

function taken(clause: string): Omit<Import, 'path'> {
  const listed = /\{([^}]*)\}/.exec(clause)?.[1] ?? '*';
  const names = listed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isType = /^type\b/.test(clause) || names.every((name) => name.startsWith('type '));
  return { names, isType };
}

function placed(file: string, path: string): string {
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : path;
}
