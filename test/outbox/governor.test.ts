import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/ports.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { governed, TELEGRAM_LIMITS } from '../../src/outbox/govern.flow.ts';
import { type Line, takeTurn } from '../../src/outbox/governor.ts';

const LIMITS = { all: { perSecond: 30, burst: 30 }, chat: { perSecond: 1, burst: 3 } };

/** Moments given to those who ask, in their order. */
function moments(asked: readonly { chat: string; atMs: number; isUrgent?: boolean }[]): number[] {
  const chats = new Map<string, number>();
  let line: Line = { all: 0, chats };
  return asked.map(({ chat, atMs, isUrgent = false }) => {
    const taken = takeTurn(line, LIMITS, { chat, isGroup: false, isUrgent }, atMs);
    chats.set(chat, taken.chat);
    line = { all: taken.all, chats };
    return taken.atMs;
  });
}

function mostWithin(times: readonly number[], ms: number): number {
  return Math.max(...times.map((at) => times.filter((one) => one >= at && one < at + ms).length));
}

describe('turns at a platform', () => {
  it('let a chat say three things at once, then one a second', () => {
    const asked = Array.from({ length: 5 }, () => ({ chat: 'a', atMs: 0 }));
    expect(moments(asked)).toEqual([0, 0, 0, 1_000, 2_000]);
  });

  it('let a chat that waits for itself hold up no other', () => {
    const many = Array.from({ length: 20 }, () => ({ chat: 'a', atMs: 0 }));
    expect(moments([...many, { chat: 'b', atMs: 0 }]).at(-1)).toBe(0);
  });

  it('let what is urgent go at once, however many wait', () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ chat: `${n}`, atMs: 0 }));
    expect(moments([...many, { chat: '1', atMs: 5, isUrgent: true }]).at(-1)).toBe(5);
  });

  it('never come faster than the platform takes them, whoever asks when', () => {
    const asking = fc.array(
      fc.record({ chat: fc.constantFrom('a', 'b', 'c', 'd'), pauseMs: fc.nat(400) }),
      { minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(asking, (all) => {
        let atMs = 0;
        const asked = all.map(({ chat, pauseMs }) => {
          atMs += pauseMs;
          return { chat, atMs };
        });
        const given = moments(asked);
        expect(given.every((at, n) => at >= (asked[n]?.atMs ?? 0))).toBe(true);
        expect(mostWithin(given, 1_000)).toBeLessThanOrEqual(60);
        for (const chat of ['a', 'b', 'c', 'd']) {
          const own = given.filter((_, n) => asked[n]?.chat === chat);
          if (own.length > 0) expect(mostWithin(own, 1_000)).toBeLessThanOrEqual(4);
        }
      }),
    );
  });
});

describe('a governed channel', () => {
  function open(send: Channel['send'] = async () => ({ kind: 'sent' })) {
    const waited: number[] = [];
    const counted: (number | string)[] = [];
    const clock = { ms: 0 };
    const bare: Channel = { name: 'telegram', send, stop: async () => undefined };
    const channel = governed(bare, TELEGRAM_LIMITS, {
      nowMs: () => clock.ms,
      wait: async (ms) => waited.push(ms),
      watch: {
        waiting: (more) => counted.push(more > 0 ? 'in' : 'out'),
        waited: (seconds) => counted.push(seconds),
        sentBack: () => counted.push('back'),
      },
    });
    const say = (id: string, isUrgent = false) =>
      channel
        .send({ channel: 'telegram', id }, { id: 'x', text: 'x', ...(isUrgent && { isUrgent }) })
        .catch((error: RetryLater) => error.code);
    return { waited, counted, clock, say };
  }

  it('waits out a short wait and gives a long one back', async () => {
    const { waited, say } = open();
    for (let n = 0; n < 5; n += 1) await say('7');
    expect(waited).toEqual([1_000, 2_000]);
    expect(await say('7')).toBe('telegram-line-full');
    expect(await say('7', true)).toEqual({ kind: 'sent' });
    expect(await say('8')).toEqual({ kind: 'sent' });
  });

  it('tells how long each waited, how many wait, and what went back', async () => {
    const { counted, say } = open();
    for (let n = 0; n < 6; n += 1) await say('7');
    expect(counted).toEqual([0, 0, 0, 1, 'in', 'out', 2, 'in', 'out', 'back']);
  });

  it('leaves a chat alone for as long as the platform asks', async () => {
    let calls = 0;
    const { clock, say } = open(async () => {
      calls += 1;
      if (calls === 1) throw new RetryLater('telegram-busy', {}, 30_000);
      return { kind: 'sent' };
    });
    expect(await say('7')).toBe('telegram-busy');
    expect(await say('7')).toBe('telegram-line-full');
    expect(calls).toBe(1);
    clock.ms = 30_001;
    expect(await say('7')).toEqual({ kind: 'sent' });
  });

  it('shows a sign at once or not at all, and takes a turn for it', async () => {
    const shown: string[] = [];
    const bare: Channel = {
      name: 'telegram',
      send: async () => ({ kind: 'sent' }),
      showSign: async ({ id }, sign) => void shown.push(`${sign} ${id}`),
      stop: async () => undefined,
    };
    const channel = governed(bare, TELEGRAM_LIMITS, { nowMs: () => 0 });
    const at = (id: string) => ({ channel: 'telegram', id }) as const;
    for (let n = 0; n < 9; n += 1) await channel.showSign?.(at('7'), 'writing');
    expect(shown).toEqual(['writing 7', 'writing 7', 'writing 7']);
    await channel.showSign?.(at('8'), 'writing');
    expect(shown.at(-1)).toBe('writing 8');
  });
});
