import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronFor } from '../../../src/checkins/when/next.ts';
import { timesAfter } from '../../../src/checkins/when/times.ts';
import { localOf } from '../../../src/checkins/when/zone.ts';
import {
  askingIn,
  awayUntil,
  closedDay,
  DAY_MS,
  isInQuiet,
  isOnDuty,
  pausedUntil,
  played,
  type World,
  worlds,
} from '../../support/rhythms.ts';

describe('for any roster, zone, moved clock, leave, quiet hours and spread', () => {
  it('nobody is asked on duty, in quiet hours, on leave, in a pause or on a closed day', () => {
    check((world) => {
      for (const { at } of played(world).asked) {
        expect(isInQuiet(at, world)).toBe(false);
        expect(isOnDuty(at, world)).toBe(false);
        expect(at >= pausedUntil(world)).toBe(true);
        if (world.away) expect(at >= awayUntil(world)).toBe(true);
        expect(localOf(at, world.zone).day).not.toBe(closedDay(world));
      }
    });
  });

  it('nobody is asked twice for one occasion, nor again before the next', () => {
    check((world) => {
      const { asked } = played(world);
      expect(new Set(asked.map(({ slot }) => slot)).size).toBe(asked.length);
      for (const [n, { at }] of asked.entries()) {
        const next = asked[n + 1];
        if (next) expect(at.getTime()).toBeLessThan(Date.parse(next.slot) + 1);
      }
    });
  });

  it('no occasion passes without being asked or having a reason', () => {
    check((world) => {
      const { asked, skipped, until } = played(world);
      const cron = cronFor(askingIn(world).schedule, askingIn(world).who.rhythm);
      const told = [...asked.map(({ slot }) => slot), ...skipped.map(({ slot }) => slot)];
      const occasions: string[] = [];
      for (const slot of timesAfter(cron, world.zone, world.from)) {
        if (slot >= until) break;
        occasions.push(slot.toISOString());
      }
      expect(told.filter((slot) => slot < until.toISOString()).toSorted()).toEqual(occasions);
    });
  });

  it('nobody is asked before the time, nor more than half a day after it could have been', () => {
    check((world) => {
      for (const { slot, at } of played(world).asked) {
        expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse(slot));
        expect(at.getTime() - Date.parse(slot)).toBeLessThanOrEqual(1.5 * DAY_MS);
      }
    });
  });
});

function check(claim: (world: World) => void): void {
  fc.assert(fc.property(worlds, claim), { numRuns: 40 });
}
