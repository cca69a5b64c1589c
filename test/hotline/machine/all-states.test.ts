import { describe, expect, it } from 'vitest';
import { LINE } from '../../../src/hotline/line/policy.ts';
import {
  COUNSELORS,
  isAcknowledgedNow,
  keyOf,
  LEAD,
  type Modelled,
  opened,
  pressed,
  TICK_MS,
  ticked,
} from './model.ts';

const START = new Date('2026-03-02T12:00:00Z');
const TICKS = 4;
const PEOPLE = new Set([...COUNSELORS, LEAD].map(({ id }) => id));

/** What is wrong with a case, if anything. */
function fault(one: Modelled, now: Date): string | undefined {
  const { state, counselorId, rings, outsideAt, watched, claimedAt } = one;
  switch (state) {
    case 'waiting':
      if (counselorId !== null) return 'waits and has an owner';
      if (!rings && outsideAt === null) return 'waits with no alert and no line outside';
      if (one.lastRing === 'quiet' && one.acknowledgedAt === null) return 'stopped unacknowledged';
      return rings ? undefined : 'its alert has stopped for good';
    case 'claimed':
      if (counselorId === null || !PEOPLE.has(counselorId)) return 'is held by nobody';
      return watched === claimedAt?.toISOString() ? undefined : 'is held and watched by nobody';
    case 'closed':
      return one.joinedId === null && one.offeredTo === null ? undefined : 'is closed and offered';
    case 'asking':
      return isAcknowledgedNow(one, now) ? 'acknowledged before it waited' : undefined;
  }
}

/**
 * All that one case can come to, whoever presses what how often within each tick. No step reads
 * another case, so three of them reach every combination of three, and none besides.
 */
function explore() {
  const faults = new Set<string>();
  const seen = new Set<string>();
  let combined = 0;
  let steps = 0;
  let frontier: Modelled[] = [opened('L3', START)];
  for (let tick = 0; tick <= TICKS; tick += 1) {
    const now = new Date(START.getTime() + tick * TICK_MS);
    const reached = new Map<string, Modelled>();
    let edge = frontier;
    while (edge.length > 0) {
      const fresh: Modelled[] = [];
      for (const one of edge) {
        steps += 1;
        const key = keyOf(one, now);
        if (reached.has(key)) continue;
        reached.set(key, one);
        seen.add(key);
        const wrong = fault(one, now);
        if (wrong !== undefined) faults.add(`${wrong}: ${key}`);
        fresh.push(one);
      }
      edge = fresh.flatMap((one) => pressed(one, now));
    }
    const n = reached.size;
    combined += (n * (n + 1) * (n + 2)) / 6;
    const later = new Date(now.getTime() + TICK_MS);
    frontier = [...reached.values()].map((one) => ticked(one, later));
  }
  return { states: seen.size, combined, steps, faults };
}

describe('every state of two counselors, a lead and three alerts', () => {
  it('a queued case always has an owner, a ringing alert, or a recorded hand-over to an external line; no two owners; no alert stops without acknowledgement', () => {
    const { states, combined, steps, faults } = explore();
    process.stdout.write(
      `case machine: ${states} states of a case, ${combined} of three, in ${steps} steps\n`,
    );
    expect([...faults]).toEqual([]);
    expect(states).toBeGreaterThan(50);
    expect(LINE.silentMin.L3 * 60_000).toBeLessThan(TICKS * TICK_MS);
  });
});
