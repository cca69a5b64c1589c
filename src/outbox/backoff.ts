// Exponential backoff with jitter. The jitter comes from the effect's id, so that a rule stays one.

const FIRST_MS = 1_000;
const MOST_MS = 10 * 60_000;

/** Milliseconds until the next attempt: doubling, capped, spread over half of itself. */
export function retryDelayMs(attempts: number, id: string): number {
  const full = Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), MOST_MS);
  const share = (Number.parseInt(id.slice(-6), 16) % 1_000) / 1_000;
  return Math.round(full / 2 + (full / 2) * share);
}
