// What became of a counselor's line, as the counselor is told it. Nobody knows whether it was read.

export type Fate = 'delivered' | 'unreachable' | 'refused';

export type FateShown = Fate | 'on-its-way' | 'late';

const LATE_MS = 60_000;
const KNOWN_MS = 86_400_000;

type Said = {
  readonly author: 'officer' | 'counselor';
  readonly fate: Fate | null;
  readonly at: Date;
};

/** Absent for what an officer wrote, and for lines of a time when fates were not kept. */
export function fateShown({ author, fate, at }: Said, now: Date): FateShown | undefined {
  if (author === 'officer') return undefined;
  if (fate !== null) return fate;
  const ageMs = now.getTime() - at.getTime();
  if (ageMs > KNOWN_MS) return undefined;
  return ageMs > LATE_MS ? 'late' : 'on-its-way';
}

/** Whether the last line that has a fate did not get there. */
export function isCutOff(said: readonly { readonly fate: FateShown | undefined }[]): boolean {
  const last = said.findLast(({ fate }) => fate !== undefined)?.fate;
  return last === 'unreachable' || last === 'refused';
}
