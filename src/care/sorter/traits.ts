// What the sorter sees of a told problem: runs of one to three Chinese characters; English words,
// their stems, stems in twos, twos past what every text has, and pieces of words. Each is a number,
// from which it cannot be read back.

const CJK = /[\u4e00-\u9fff]+/g;
const WORD = /[a-z0-9]+/g;
const RUN = 3;
const PIECE = 4;
const ENDINGS = ['ing', 'ed', 'es', 's'];
const STEM_MIN = 3;
/** Words of every text; two that only these part belong together. */
const COMMON = new Set(
  `the a an of to and in it is i we you he she they that this for on at with my our your as be are was
  were but so or not no if have has had do did does from by me us them their his her its im ive dont
  cant there what when who how all one get got`.split(/\s+/),
);
const CHARACTERS_MAX = 16_000;

// FNV-1a, 32 bits (Fowler, Noll, Vo).
const BASIS = 2_166_136_261;
const PRIME = 16_777_619;

export const SORTED_IN = ['zh', 'en'] as const;
export type SortedIn = (typeof SORTED_IN)[number];

export function languageOf(text: string): SortedIn {
  return /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en';
}

/** How often each trait occurs in a text. */
export function traitsOf(words: string): ReadonlyMap<number, number> {
  const text = words.slice(0, CHARACTERS_MAX).normalize('NFKC').toLowerCase().replace(/['’]/g, '');
  const counts = new Map<number, number>();
  const see = (trait: string) => {
    const key = hashed(trait);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const [run] of text.matchAll(CJK)) runsOf(run, see);
  const all = [...text.matchAll(WORD)].map(([word]) => word);
  const isEnglish = languageOf(text) === 'en';
  for (const word of all) see(`w:${word}`);
  if (isEnglish) wordsIn(all, see);
  return counts;
}

function runsOf(run: string, see: (trait: string) => void): void {
  for (let at = 0; at < run.length; at += 1)
    for (let n = 1; n <= RUN && at + n <= run.length; n += 1) see(run.slice(at, at + n));
}

function wordsIn(all: readonly string[], see: (trait: string) => void): void {
  const stems = all.map(stemOf);
  for (const [at, stem] of stems.entries()) {
    see(`s:${stem}`);
    const next = stems[at + 1];
    if (next !== undefined) see(`b:${stem} ${next}`);
  }
  const telling = stems.filter((stem) => !COMMON.has(stem));
  for (const [at, stem] of telling.entries()) {
    const next = telling[at + 1];
    if (next !== undefined) see(`c:${stem} ${next}`);
  }
  for (const word of all) {
    const whole = `^${word}$`;
    for (let at = 0; at + PIECE <= whole.length; at += 1) see(`p:${whole.slice(at, at + PIECE)}`);
  }
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.length > one.length + STEM_MIN && word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

function hashed(text: string): number {
  let hash = BASIS;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
