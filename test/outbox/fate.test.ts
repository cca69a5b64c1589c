import { describe, expect, it } from 'vitest';
import { Broken, GiveUp, RetryLater } from '../../src/ops/errors.ts';
import { delayMs, fateOf } from '../../src/outbox/settle.ts';

const ID = '018f2f6e-0000-7000-8000-00000000abcd';
const say = { kind: 'say.v1', personId: 'p', line: { key: 'menu', variant: 0 } } as const;
const clock = { kind: 'watch-request.v1', requestId: 'r', step: 'take' } as const;
const away = new RetryLater('telegram-away');

describe('an effect that failed', () => {
  it.each([
    ['a line, with a platform away', say, away, 1, 'again'],
    ['a line, through a whole day of outage', say, away, 150, 'again'],
    ['a line, after days of it', say, away, 300, 'parked'],
    ['a line that is refused for good', say, new GiveUp('telegram-refused'), 1, 'parked'],
    ['a line that we cannot word', say, new Broken('bug'), 11, 'again'],
    ['the same, every time', say, new Broken('bug'), 12, 'parked'],
    ['a clock, after a bug of ours', clock, new Broken('bug'), 12, 'overdue'],
    ['a clock, whatever was refused', clock, new GiveUp('refused'), 1, 'overdue'],
    ['a clock, after a thousand attempts', clock, away, 1_000, 'overdue'],
    ['a clock, at first', clock, away, 2, 'again'],
  ] as const)('%s', (_, effect, error, attempts, fate) => {
    expect(fateOf(error, { id: ID, effect, attempts })).toBe(fate);
  });

  it('of a kind that only a newer process knows is never put aside', () => {
    const effect = { kind: 'of-tomorrow.v1' } as never;
    expect(fateOf(away, { id: ID, effect, attempts: 1_000 })).toBe('overdue');
  });

  it('comes again no sooner than a busy platform asks, and no later than a minute after', () => {
    const at = (attempts: number) =>
      delayMs(new RetryLater('telegram-busy', {}, 5_000), { id: ID, effect: say, attempts });
    expect(at(1)).toBe(5_000);
    expect(at(300)).toBe(60_000);
  });
});
