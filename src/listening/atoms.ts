// What a text must hold for a pattern to be found in it at all: of the strings returned, at least
// one is in every match. Reads only what linear.ts allows: no captures, every repeat bounded.
// The idea is RE2's prefilter (Cox 2010), cut down to one set of strings per pattern. It runs over
// every rule at start, so it keeps sets small and makes few objects.

type Strings = readonly string[];
/** `exact`: all that the part can match, if that is little. `must`: one of these is in any match. */
export type Part = { readonly exact: Strings | undefined; readonly must: Strings | undefined };
export type Parts = ReadonlyMap<string, Part>;

type Reader = { readonly source: string; readonly fragments: Parts; at: number };

const EXACT_MAX = 24;
const MUST_MAX = 400;
const RARE_ENOUGH = 4;
const COMMON = new Set(
  [
    'i im ive the a my me to of in on at for and or not no dont is are was be been all out up it',
    'this that with want just like get have had will would can could so if when go going him her',
    'his they you your here there now one day time on-the in-the at-the to-the of-the on-my in-my',
    '我 你 他 她 的 了 是 在 到 好 来 就 都 也 想 要 上 下 出 有 说 看 着 过 去 没 不 给 会 能 还 又 很 真',
    '吃 人 天 里 自己 今天 没有 不想 不要',
  ].flatMap((line) => line.split(' ').map((word) => word.replace('-', ' '))),
);
const SIGNS = new Set('\\[(.^$|)?{<');
const EMPTY: Strings = [''];
const NOTHING: Part = { exact: EMPTY, must: undefined };
const ANYTHING: Part = { exact: undefined, must: undefined };

/** What is known of a pattern; `<name>` in it stands for the fragment of that name. */
export function partOf(source: string, fragments: Parts): Part {
  return alternation({ source, fragments, at: 0 });
}

/** Undefined when nothing can be said, so that the pattern has to be tried on every text. */
export function atomsOf(source: string, fragments: Parts): Strings | undefined {
  return needOf(partOf(source, fragments));
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
  let best: Strings | undefined;
  let isWhole = true;
  for (let sign = source[reader.at]; sign !== undefined; sign = source[reader.at]) {
    if (sign === '|' || sign === ')') break;
    const part = repeated(reader);
    const joined = isEnough(exact, part.exact) ? undefined : cross(exact, part.exact);
    if (joined !== undefined) {
      exact = joined;
      continue;
    }
    best = better(better(best, exact), part.must ?? part.exact);
    exact = part.exact ?? EMPTY;
    isWhole = false;
  }
  return isWhole ? { exact, must: undefined } : { exact: undefined, must: better(best, exact) };
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
  return isOptional ? ANYTHING : { exact: undefined, must: needOf(part) };
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
  if (sign === 'b' || sign === 'B') return NOTHING;
  return /[a-z0-9]/i.test(sign) ? ANYTHING : { exact: [sign], must: undefined };
}

// A run of plain letters, less the last where a repeat follows it.
function plain(reader: Reader): Part {
  const { source, at } = reader;
  let end = at + 1;
  while (end < source.length && !SIGNS.has(source[end] ?? '')) end += 1;
  if (end > at + 1 && (source[end] === '?' || source[end] === '{')) end -= 1;
  reader.at = end;
  return { exact: [source.slice(at, end)], must: undefined };
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
  return isSmall ? { exact: Array.from(inside), must: undefined } : ANYTHING;
}

function optional({ exact }: Part): Part {
  if (exact === undefined || exact.length >= EXACT_MAX) return ANYTHING;
  return { exact: exact[0] === '' ? exact : ['', ...exact], must: undefined };
}

function anyOf(parts: readonly Part[]): Part {
  const strings: string[] = [];
  let isExact = true;
  for (const part of parts) {
    isExact &&= part.exact !== undefined;
    const some = part.must ?? part.exact;
    if (some === undefined) return ANYTHING;
    for (const string of some) strings.push(string);
  }
  if (isExact && strings.length <= EXACT_MAX) return { exact: strings, must: undefined };
  const isUseful = strings.length <= MUST_MAX && !strings.includes('');
  return isUseful ? { exact: undefined, must: strings } : ANYTHING;
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

function needOf({ exact, must }: Part): Strings | undefined {
  return must ?? (exact?.includes('') === false ? exact : undefined);
}

// Rarer strings are better; of equally rare ones, fewer are. An empty one is in every text.
function better(a: Strings | undefined, b: Strings | undefined): Strings | undefined {
  const rarityA = a === undefined ? 0 : rarity(a);
  const rarityB = b === undefined ? 0 : rarity(b);
  if (rarityA === 0 && rarityB === 0) return undefined;
  if (rarityA === rarityB) return (a?.length ?? 0) <= (b?.length ?? 0) ? a : b;
  return rarityA > rarityB ? a : b;
}

// Of the commonest: a Chinese letter tells as much as two English ones, a space or "the" little.
function rarity(strings: Strings): number {
  let least = RARE_ENOUGH;
  for (const string of strings) {
    const bare = string.trim();
    const length = bare.charCodeAt(0) > 0x7f ? bare.length * 2 : bare.length;
    const own = string === '' ? 0 : COMMON.has(bare) ? 1 : Math.max(1, length);
    if (own < least) least = own;
  }
  return least;
}
