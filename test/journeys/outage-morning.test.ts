// Eight hours away in the middle of a morning's check-ins, on every channel.

import { describe, expect, it } from 'vitest';
import type { Address, ChannelName } from '../../src/core/message.ts';
import { evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { asksTo, plansAt, scheduled, until } = evenings(world);

const MINUTE_MS = 60_000;
const A_SECOND = 20; // what Telegram is asked in one, at most

async function joined(channel: ChannelName, count: number): Promise<Address[]> {
  return Promise.all(Array.from({ length: count }, () => world.joined('zh-CN', channel)));
}

describe('an outage of eight hours in the middle of the morning', () => {
  it('asks each officer once, missed or not, and a busy channel no faster than it takes', async () => {
    const telegram = await joined('telegram', 40);
    const others = (
      await Promise.all([joined('slack', 2), joined('web', 2), joined('terminal', 2)])
    ).flat();
    const all = [...telegram, ...others];
    await scheduled('0 9 * * *', null, { jitterMin: 60 });
    const asked = new Map<Address, number>();
    const hear = () => {
      let heard = 0;
      for (const officer of all) {
        const count = asksTo(officer).length;
        asked.set(officer, (asked.get(officer) ?? 0) + count);
        if (officer.channel === 'telegram') heard += count;
      }
      return heard;
    };

    await world.advance(until('01:10')); // 9:10 in Shanghai
    for (let minute = 0; minute < 5; minute += 1) await world.advance(MINUTE_MS);
    hear();
    const missed = all.filter((officer) => asked.get(officer) === 0);
    expect(missed.length).toBeGreaterThan(A_SECOND);
    expect(missed.length).toBeLessThan(all.length);

    await world.advance(8 * HOUR_MS);
    const atOnce = hear();
    expect(atOnce).toBeLessThanOrEqual(A_SECOND);
    for (const officer of others) expect(asked.get(officer)).toBe(1); // they wait behind nobody
    for (let second = 0; second < 4; second += 1) {
      await world.advance(1_000);
      expect(hear()).toBeLessThanOrEqual(A_SECOND);
    }
    expect([...asked.values()]).toEqual(all.map(() => 1));

    await world.advance(until('23:00')); // 7:00 on the next day
    hear();
    expect([...asked.values()]).toEqual(all.map(() => 1));
    const plans = (await Promise.all(all.map(plansAt))).flat();
    for (const { slotAt, skipped } of plans) {
      expect(skipped).toEqual([]);
      expect(slotAt.getTime() - world.now().getTime()).toBe(2 * HOUR_MS);
    }
  }, 60_000); // forty-six officers join, which takes its time on a busy machine
});
