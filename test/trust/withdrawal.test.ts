// Whatever is given and taken back, in whatever order, with work queued, delayed and left over by a
// process that died: nothing of a kind leaves after its consent was taken back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from './withdrawal/history.ts';
import type { Step } from './withdrawal/steps.ts';

const SCOPES = ['scores', 'words', 'model', 'statistics', 'contact'] as const;

const scope = fc.constantFrom(...SCOPES);
const any: fc.Arbitrary<Step> = fc.oneof(
  scope.map((one): Step => ({ give: one })),
  scope.map((one): Step => ({ take: one })),
  fc.constantFrom<Step>('write', 'check-in', 'scale', 'flag', 'flag-back', 'aid', 'look'),
  fc.constantFrom<Step>('stop', 'pause', 'resume', 'own-day'),
  fc.constantFrom<Step>('model-down', 'model-up', 'channel-down', 'channel-up'),
  fc.constantFrom<Step>('crash-after-commit', 'die-holding-work'),
  fc.constantFrom<Step>('retire', 'other-unit'),
  fc.constantFrom<Step>({ passMin: 1 }, { passMin: 11 }, { passMin: 245 }, { passMin: 1_501 }),
);

/** What makes work wait, and what lets it go on. */
const delays = fc.constantFrom<readonly [Step, Step]>(
  ['model-down', 'model-up'],
  ['crash-after-commit', { passMin: 0.5 }],
  ['die-holding-work', { passMin: 2 }],
);
const lines = fc.constant<readonly [Step, Step]>(['channel-down', 'channel-up']);

/** Nobody waits longer than a minute for a draft. */
const SOON: Step = { passMin: 0.5 };

/** Work that is queued under a consent, waits, and is due only after the consent is gone. */
const late: fc.Arbitrary<readonly Step[]> = fc.oneof(
  delays.map(([wait, go]) => [{ give: 'model' }, wait, 'write', { take: 'model' }, go] as const),
  lines.map(
    ([wait, go]) => [{ give: 'scores' }, wait, { passMin: 245 }, { take: 'scores' }, go] as const,
  ),
  lines.map(([wait, go]) => ['resume', wait, { passMin: 245 }, 'stop', go] as const),
  lines.map(([wait, go]) => ['resume', wait, { passMin: 245 }, 'pause', go] as const),
  fc
    .tuple(lines, fc.constantFrom<Step>({ take: 'contact' }, 'stop', 'pause'))
    .map(([[wait, go], end]) => [
      ...([{ give: 'contact' }, 'own-day', wait, { passMin: 1_501 }] as const),
      ...([end, go, { passMin: 11 }] as const),
    ]),
  lines.map(([wait, go]) => [{ give: 'scores' }, wait, 'scale', { take: 'scores' }, go] as const),
  delays.map(([wait, go]) => ['flag', wait, 'flag-back', go, 'look'] as const),
  fc
    .tuple(delays, fc.constantFrom<Step>('retire', 'other-unit'))
    .map(([[wait, go], leave]) => ['flag', wait, leave, go, 'look'] as const),
  lines.map(([wait, go]) => [wait, 'check-in', 'look', { passMin: 245 }, 'died', go] as const),
  delays.map(([wait, go]) => [{ give: 'model' }, wait, 'write', 'died', go, 'write'] as const),
  fc
    .tuple(delays, fc.constantFrom<Step>({ take: 'model' }, 'died'))
    .map(([[wait, go], end]) => [{ give: 'model' }, wait, 'aid', end, go, SOON] as const),
  fc.constant<readonly Step[]>([{ give: 'statistics' }, 'check-in', 'died', 'look', 'look']),
  delays.map(([wait, go]) => [wait, 'flag', 'flag-back', go, 'look'] as const),
  fc.constant<readonly Step[]>([
    { give: 'scores' },
    { give: 'statistics' },
    'check-in',
    'look',
    { take: 'statistics' },
    'look',
  ]),
);

const steps = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: any.map((one) => [one]) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(late, any, fc.nat(4))
          .map(([all, one, place]) => [...all.slice(0, place), one, ...all.slice(place)]),
      },
      { weight: 2, arbitrary: late },
    ),
    { minLength: 3, maxLength: 7 },
  )
  .map((parts) => parts.flat());

describe('after a consent is taken back', () => {
  it('nothing of its kind leaves, whatever was queued, delayed or left over', async () => {
    const { play, aidsAsked } = await historyOf();
    expect(await play([{ give: 'model' }, 'aid', SOON, { take: 'model' }, 'aid'])).toEqual([]);
    expect(await play(['check-in', 'died', 'aid', 'retire', 'resume'])).toEqual([]);
    expect(aidsAsked()).toBe(2); // a draft and a translation
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        expect(await play([...some, { passMin: 11 }])).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 300_000);
});
