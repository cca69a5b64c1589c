// How a process ends: first nothing new comes in, then what is in hand is done, then the ground
// goes. Each step has its time, so that one that hangs takes nothing from those after it; what it
// leaves is claimed for a moment only, and another process does it.

import { setTimeout as wait } from 'node:timers/promises';

export type Step = {
  readonly name: string;
  /** Absent: as long as it takes. */
  readonly mostMs?: number;
  readonly run: () => Promise<unknown>;
};

/** Together they stay under ten seconds. */
export const STOP_MS = {
  inHand: 5_000,
  due: 1_500,
  listening: 500,
  telemetry: 500,
  connections: 1_500,
} as const;

/** Resolves when the last has ended or its time is over. @param left hears of what was left. */
export async function inOrder(
  steps: readonly Step[],
  left: (name: string, error?: unknown) => void,
): Promise<void> {
  for (const { name, mostMs, run } of steps) {
    const over = new AbortController();
    const all = [run().then(() => 'done')];
    if (mostMs !== undefined) all.push(wait(mostMs, 'late', { signal: over.signal }));
    try {
      if ((await Promise.race(all)) === 'late') left(name);
    } catch (error) {
      left(name, error);
    } finally {
      over.abort();
    }
  }
}
