// What a text must hold for a pattern to be found in it at all: of the strings returned, at least
// one is in every match. Reads only what linear.ts allows: no captures, every repeat bounded.
// The idea is RE2's prefilter (Cox 2010), cut down to one set of alternatives per pattern.

/** `exact`: all that the part can match, if that is little. `must`: one of these is in any match. */
export type Part = {
  readonly exact?: readonly string[] | undefined;
  readonly must?: readonly string[] | undefined;
};

const EXACT_MAX = 16;
const MUST_MAX = 400;
const LENGTH_ENOUGH = 4;
const SIGNS = new Set('\\[(.^$|)?{<');
const NOTHING: Part = { exact: [''] };
const ANYTHING: Part = {};

export type Parts = ReadonlyMap<string, Part>;

/** What is known of a pattern; `<name>` in it stands for the fragment of that name. */
export function partOf(source: string, fragments: Parts): Part {
  return alternation(source, 0, fragments).part;
}

/** Undefined when nothing can be said, so that the pattern has to be tried on every text. */
export function atomsOf(source: string, fragments: Parts): readonly string[] | undefined {
  const part = partOf(source, fragments);
  return part.must ?? mustOf(part.exact);
}

/** The branches of a pattern, cut at its outermost bars. */
export function branchesOf(source: string): readonly string[] {
  const branches: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = source.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      branches.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...branches, source.slice(start)];
}

type Read = { readonly part: Part; readonly next: number };

function alternation(source: string, from: number, fragments: Parts): Read {
  const branches: Part[] = [];
  let next = from;
  for (;;) {
    const read = sequence(source, next, fragments);
    branches.push(read.part);
    next = read.next;
    if (source[next] !== '|') break;
    next += 1;
  }
  return { part: branches.length === 1 ? (branches[0] ?? NOTHING) : anyOf(branches), next };
}

function sequence(source: string, from: number, fragments: Parts): Read {
  let exact: readonly string[] = [''];
  let isWhole = true;
  let best: readonly string[] | undefined;
  let next = from;
  while (next < source.length && source[next] !== '|' && source[next] !== ')') {
    const read = repeated(source, next, fragments);
    next = read.next;
    const joined = isEnough(exact, read.part) ? undefined : cross(exact, read.part.exact);
    if (joined !== undefined) {
      exact = joined;
      continue;
    }
    best = better(best, mustOf(exact));
    best = better(best, read.part.must ?? mustOf(read.part.exact));
    exact = read.part.exact ?? [''];
    isWhole = false;
  }
  if (isWhole) return { part: { exact, must: mustOf(exact) }, next };
  return { part: { must: better(best, mustOf(exact)) }, next };
}

function repeated(source: string, from: number, fragments: Parts): Read {
  const { part, next } = single(source, from, fragments);
  const sign = source[next];
  if (sign === '?') return { part: optional(part), next: next + 1 };
  if (sign !== '{') return { part, next };
  const end = source.indexOf('}', next);
  const isOptional = source[next + 1] === '0';
  return { part: isOptional ? ANYTHING : { must: part.must ?? mustOf(part.exact) }, next: end + 1 };
}

function single(source: string, from: number, fragments: Parts): Read {
  const sign = source[from] ?? '';
  if (sign === '(') return group(source, from, fragments);
  if (sign === '[') return letters(source, from);
  if (sign === '<') return fragment(source, from, fragments);
  if (sign === '.') return { part: ANYTHING, next: from + 1 };
  if (sign === '^' || sign === '$') return { part: NOTHING, next: from + 1 };
  if (sign !== '\\') return plain(source, from);
  const escaped = source[from + 1] ?? '';
  if (escaped === 'b' || escaped === 'B') return { part: NOTHING, next: from + 2 };
  const isLetter = !/[a-z0-9]/i.test(escaped);
  return { part: isLetter ? { exact: [escaped] } : ANYTHING, next: from + 2 };
}

// A run of plain letters, less the last where a repeat follows it.
function plain(source: string, from: number): Read {
  let next = from + 1;
  while (next < source.length && !SIGNS.has(source[next] ?? '')) next += 1;
  if (next > from + 1 && (source[next] === '?' || source[next] === '{')) next -= 1;
  return { part: { exact: [source.slice(from, next)] }, next };
}

// What looks around matches nothing of its own.
function group(source: string, from: number, fragments: Parts): Read {
  const isPlain = source.startsWith('(?:', from);
  const { part, next } = alternation(source, from + (source[from + 2] === '<' ? 4 : 3), fragments);
  return { part: isPlain ? part : NOTHING, next: next + 1 };
}

function fragment(source: string, from: number, fragments: Parts): Read {
  const end = source.indexOf('>', from);
  return { part: fragments.get(source.slice(from + 1, end)) ?? ANYTHING, next: end + 1 };
}

function letters(source: string, from: number): Read {
  const end = source.indexOf(']', from + 1);
  const inside = source.slice(from + 1, end);
  const isPlain = !/[\\^-]/.test(inside);
  return { part: isPlain ? { exact: Array.from(inside) } : ANYTHING, next: end + 1 };
}

function optional({ exact }: Part): Part {
  return exact === undefined || exact.length >= EXACT_MAX ? ANYTHING : { exact: ['', ...exact] };
}

function anyOf(parts: readonly Part[]): Part {
  const exact = parts.every((part) => part.exact !== undefined)
    ? parts.flatMap((part) => part.exact ?? [])
    : undefined;
  if (exact !== undefined && exact.length <= EXACT_MAX) return { exact };
  const musts = parts.map((part) => part.must ?? mustOf(part.exact));
  if (musts.some((must) => must === undefined)) return ANYTHING;
  const must = musts.flatMap((strings) => strings ?? []);
  return must.length <= MUST_MAX ? { must } : ANYTHING;
}

// Longer strings would find little less, and cost more to make.
function isEnough(exact: readonly string[], next: Part): boolean {
  const length = shortest(exact);
  return length >= LENGTH_ENOUGH || (length >= 2 && next.exact?.includes('') === true);
}

function cross(
  a: readonly string[],
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (b === undefined) return undefined;
  if (b.length === 1 && b[0] === '') return a;
  if (a.length * b.length > EXACT_MAX) return undefined;
  return a.flatMap((start) => b.map((end) => start + end));
}

function mustOf(exact: readonly string[] | undefined): readonly string[] | undefined {
  return exact === undefined || exact.includes('') ? undefined : exact;
}

// Longer strings are rarer; of equally long ones, fewer are.
function better(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [shortestA, shortestB] = [shortest(a), shortest(b)];
  if (shortestA === shortestB) return a.length <= b.length ? a : b;
  return shortestA > shortestB ? a : b;
}

function shortest(strings: readonly string[]): number {
  return strings.reduce((least, { length }) => Math.min(least, length), LENGTH_ENOUGH);
}
