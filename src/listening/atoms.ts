// What a text must hold for a pattern to be found in it at all: a few sets of strings, and of each
// set at least one is in every match. Reads only what linear.ts allows: no captures, every repeat
// bounded. The idea is RE2's prefilter (Cox 2010), cut down to a few sets per pattern.

import { edged, RARE_ENOUGH, rarest, rarity, type Strings, shortest } from './rarity.ts';
import { EDGE } from './spot.ts';

/** `exact`: all that the part can match, if that is little. `must`: of each, one is in any match. */
export type Part = { readonly exact: Strings | undefined; readonly must: readonly Strings[] };
export type Parts = ReadonlyMap<string, Part>;

type Reader = { readonly source: string; readonly fragments: Parts; at: number };

const EXACT_MAX = 24;
const MUST_MAX = 400;
const SIGNS = new Set('\\[(.^$|)?{<');
const EMPTY: Strings = [''];
const NOTHING: Part = { exact: EMPTY, must: [] };
const ANYTHING: Part = { exact: undefined, must: [] };
// No unit of a normal text; what it says is put at a string's ends only.
const BOUND: Part = { exact: [EDGE], must: [] };

/** What is known of a pattern; `<name>` in it stands for the fragment of that name. */
export function partOf(source: string, fragments: Parts): Part {
  return alternation({ source, fragments, at: 0 });
}

/** None when nothing can be said, so that the pattern has to be tried on every text. */
export function atomsOf(source: string, fragments: Parts): readonly Strings[] {
  return needsOf(partOf(source, fragments)).map((set) => shortest(set.map(edged)));
}

function alternation(reader: Reader): Part {
  const first = sequence(reader);
  if (reader.source[reader.at] !== '|') return first;
  const parts = [first];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    parts.push(sequence(reader));
  }
  return anyOf(parts);
}

function sequence(reader: Reader): Part {
  const { source } = reader;
  let exact = EMPTY;
  const sets: Strings[] = [];
  let isWhole = true;
  for (let sign = source[reader.at]; sign !== undefined; sign = source[reader.at]) {
    if (sign === '|' || sign === ')') break;
    const part = repeated(reader);
    const joined = isEnough(exact, part.exact) ? undefined : cross(exact, part.exact);
    if (joined !== undefined) {
      exact = joined;
      continue;
    }
    sets.push(exact, ...part.must);
    exact = part.exact ?? EMPTY;
    isWhole = false;
  }
  return isWhole ? { exact, must: [] } : { exact: undefined, must: rarest([...sets, exact]) };
}

function repeated(reader: Reader): Part {
  const part = single(reader);
  const sign = reader.source[reader.at];
  if (sign === '?') {
    reader.at += 1;
    return optional(part);
  }
  if (sign !== '{') return part;
  const isOptional = reader.source[reader.at + 1] === '0';
  reader.at = reader.source.indexOf('}', reader.at) + 1;
  return isOptional ? ANYTHING : { exact: undefined, must: needsOf(part) };
}

function single(reader: Reader): Part {
  const { source, at } = reader;
  switch (source[at]) {
    case '(':
      return group(reader);
    case '[':
      return letters(reader);
    case '<':
      reader.at = source.indexOf('>', at) + 1;
      return reader.fragments.get(source.slice(at + 1, reader.at - 1)) ?? ANYTHING;
    case '\\':
      reader.at = at + 2;
      return escaped(source[at + 1] ?? '');
    case '.':
      reader.at = at + 1;
      return ANYTHING;
    case '^':
    case '$':
      reader.at = at + 1;
      return NOTHING;
    default:
      return plain(reader);
  }
}

function escaped(sign: string): Part {
  if (sign === 'b') return BOUND;
  if (sign === 'B') return NOTHING;
  return /[a-z0-9]/i.test(sign) ? ANYTHING : { exact: [sign], must: [] };
}

// A run of plain letters, less the last where a repeat follows it.
function plain(reader: Reader): Part {
  const { source, at } = reader;
  let end = at + 1;
  while (end < source.length && !SIGNS.has(source[end] ?? '')) end += 1;
  if (end > at + 1 && (source[end] === '?' || source[end] === '{')) end -= 1;
  reader.at = end;
  return { exact: [source.slice(at, end)], must: [] };
}

// What looks around matches nothing of its own.
function group(reader: Reader): Part {
  const { source, at } = reader;
  const isPlain = source[at + 2] === ':';
  reader.at = at + (source[at + 2] === '<' ? 4 : 3);
  const part = alternation(reader);
  reader.at += 1;
  return isPlain ? part : NOTHING;
}

function letters(reader: Reader): Part {
  const { source, at } = reader;
  const end = source.indexOf(']', at + 1);
  reader.at = end + 1;
  const inside = source.slice(at + 1, end);
  const isSmall = inside.length <= EXACT_MAX && !/[\\^-]/.test(inside);
  return isSmall ? { exact: Array.from(inside), must: [] } : ANYTHING;
}

function optional({ exact }: Part): Part {
  if (exact === undefined || exact.length >= EXACT_MAX) return ANYTHING;
  return { exact: exact[0] === '' ? exact : ['', ...exact], must: [] };
}

// Of alternatives, the rarest sets are one set together, and so are the next rarest: a text that
// holds one alternative holds a string of each of its own.
function anyOf(parts: readonly Part[]): Part {
  if (parts.every(({ exact }) => exact !== undefined)) {
    const exact = parts.flatMap((part) => part.exact ?? []);
    if (exact.length <= EXACT_MAX) return { exact, must: [] };
  }
  const needs = parts.map(needsOf);
  const ranks = Math.max(...needs.map(({ length }) => length));
  const together = Array.from({ length: ranks }, (_, rank) =>
    needs.flatMap((sets) => sets[rank] ?? sets[0] ?? EMPTY),
  );
  const must = together.filter((set) => set.length <= MUST_MAX);
  return { exact: undefined, must: rarest(must) };
}

// Longer strings would find little less, and cost more to make.
function isEnough(exact: Strings, next: Strings | undefined): boolean {
  const now = rarity(exact);
  return now >= RARE_ENOUGH || (now >= 4 && next?.includes('') === true);
}

function cross(a: Strings, b: Strings | undefined): Strings | undefined {
  if (b === undefined || a === EMPTY) return b;
  if (b === EMPTY) return a;
  if (a.length * b.length > EXACT_MAX) return undefined;
  if (a.length === 1 && b.length === 1) return [`${a[0]}${b[0]}`];
  return a.flatMap((start) => b.map((end) => start + end));
}

function needsOf({ exact, must }: Part): readonly Strings[] {
  return exact === undefined ? must : rarest([exact]);
}
