// What became of a counselor's line, as the counselor is told it. Nobody knows whether it was read.

export type Fate = 'delivered' | 'unreachable' | 'refused';

export type FateShown = Fate | 'on-its-way' | 'late';

const LATE_MS = 60_000;
const KNOWN_MS = 86_400_000;

type Said = {
  readonly author: 'officer' | 'counselor' | 'program';
  readonly fate: Fate | null;
  readonly at: Date;
};

/** Absent for what an officer wrote, and for lines of a time when fates were not kept. */
export function fateShown({ author, fate, at }: Said, now: Date): FateShown | undefined {
  if (author !== 'counselor') return undefined;
  if (fate !== null) return fate;
  const ageMs = now.getTime() - at.getTime();
  if (ageMs > KNOWN_MS) return undefined;
  return ageMs > LATE_MS ? 'late' : 'on-its-way';
}

type Shown = Pick<Said, 'author'> & { readonly fate: FateShown | undefined };

/** Whether the last line that has a fate did not get there. Whoever blocked us and writes is back. */
export function isCutOff(said: readonly Shown[]): boolean {
  const last = said.findLastIndex(({ fate }) => fate !== undefined);
  if (said[last]?.fate === 'refused') return true;
  const isBack = said.findLastIndex(({ author }) => author === 'officer') > last;
  return said[last]?.fate === 'unreachable' && !isBack;
}
