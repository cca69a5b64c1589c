// Consent is read at the moment of use, in every effect and every flow that uses what it covers.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf } from '../support/house/imports.ts';
import {
  ASKERS,
  CONSENTED_TABLES,
  EFFECT_USES,
  EXITS,
  READERS,
  type Use,
} from '../support/house/uses.ts';

const ROOT = new URL('../../', import.meta.url);
const sourceOf = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');
const filesOf = (top: string) =>
  readdirSync(new URL(top, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'));

/** Consent is asked by `mayUse`, by taking the key that only a yes gives, or by a table of scopes. */
function asksFor(scope: string, source: string): boolean {
  const quoted = `'${scope}'`;
  const asks = [`mayUse(${quoted}`, `scope: ${quoted}`];
  if (asks.some((ask) => source.includes(ask)) && source.includes('mayUse')) return true;
  const lines = source.replaceAll(/\s+/g, ' ');
  return (
    new RegExp(`personKeyOf\\([^)]*${quoted}\\)`).test(lines) ||
    (lines.includes('whoSaidYes(db, NEEDED)') &&
      new RegExp(`NEEDED = \\[[^\\]]*${quoted}`).test(lines))
  );
}

function unasked(uses: Readonly<Record<string, Use>>): string[] {
  return Object.entries(uses).flatMap(([file, use]) =>
    'none' in use || asksFor(use.scope, sourceOf(use.by ?? file)) ? [] : [`${file}: ${use.scope}`],
  );
}

const PERFORM = ['', '-appointment', '-care'].map((of) => `src/outbox/perform${of}.ts`);
const performed = PERFORM.map(sourceOf).join('\n');
const handlers = new Map(
  [...performed.matchAll(/case '([\w.-]+)':\s*return (?:tools\.)?(\w+)/g)].map(
    ([, kind = '', name = '']) => [kind, name],
  ),
);

function fileOf(handler: string): string | undefined {
  return PERFORM.flatMap((file) => importsOf(file, sourceOf(file))).find(({ names }) =>
    names.includes(handler),
  )?.path;
}

describe('every effect', () => {
  it('is declared with the consent it reads, or with why it needs none', () => {
    expect([...handlers.keys()].toSorted()).toEqual(Object.keys(EFFECT_USES).toSorted());
  });

  it.each(Object.entries(EFFECT_USES))('%s reads the consent it is declared with', (kind, use) => {
    if ('none' in use) return expect(use.none).not.toBe('');
    const file = use.by ?? fileOf(handlers.get(kind) ?? '') ?? '';
    expect(asksFor(use.scope, sourceOf(file)), file).toBe(true);
  });

  it.each(Object.entries(EFFECT_USES).filter(([, use]) => 'none' in use))(
    '%s, which needs none, reads nothing that is kept under one, unless that is declared too',
    (kind) => {
      const file = fileOf(handlers.get(kind) ?? '');
      if (file !== undefined && readersFound().includes(file))
        expect(Object.keys(READERS)).toContain(file);
    },
  );
});

/** Queries of `db/` that give out rows of the tables that a consent covers. */
function doors(): string[] {
  const reads = new RegExp(`from\\((${CONSENTED_TABLES.join('|')})\\)`);
  return filesOf('db').flatMap((file) =>
    sourceOf(file)
      .split(/^export (?=async function|function)/m)
      .slice(1)
      .filter((body) => reads.test(body) || /Join\(\s*checkIns\b/.test(body))
      .map((body) => /function (\w+)/.exec(body)?.[1] ?? ''),
  );
}

function readersFound(): string[] {
  const named = new Set(doors());
  return filesOf('src').filter((file) =>
    importsOf(file, sourceOf(file)).some(
      ({ path, names }) => path.startsWith('db/') && names.some((name) => named.has(name)),
    ),
  );
}

describe('every reader of what a consent covers', () => {
  it('is declared, by the queries that give it out', () => {
    expect(doors()).toEqual(expect.arrayContaining(['checkInsOf', 'messageById', 'monthOfEach']));
    expect(readersFound().toSorted()).toEqual(Object.keys(READERS).toSorted());
  });

  it('reads the consent it is declared with', () => {
    expect(unasked(READERS)).toEqual([]);
    expect(unasked(ASKERS)).toEqual([]);
  });
});

describe('every way out', () => {
  it('is declared, and reads the consent it is declared with', () => {
    const leaves = /channels\.get\(|\bllm\.(?:assess|draft|changes|aid)\(|await send\(/;
    const found = filesOf('src').filter((file) => leaves.test(sourceOf(file)));
    expect(found.toSorted()).toEqual(Object.keys(EXITS).toSorted());
    expect(unasked(EXITS)).toEqual([]);
  });
});

describe('the look for consent', () => {
  it.each([
    ['model', "if (mayUse('model', now.consents)) go();", true],
    ['model', "personKeyOf(\n db,\n personId,\n 'model')", true],
    ['model', "if (mayUse('words', now.consents)) go();", false],
    ['model', "personKeyOf(db, personId, 'words')", false],
    ['model', "const scope = 'model';", false],
    ['scores', "const NEEDED = ['scores']; inArray(id, whoSaidYes(db, NEEDED))", true],
    ['scores', "const NEEDED = ['scores']; where(eq(newest.isGranted, true))", false],
  ])('sees through %s in %s: %s', (scope, source, expected) => {
    expect(asksFor(scope, source)).toBe(expected);
  });
});
