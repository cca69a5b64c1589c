import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { askingIn, SILENCE } from '../../src/checkins/silence.ts';
import type { Silence } from '../../src/core/dialogue.ts';
import type { Address } from '../../src/core/message.ts';
import { sayText, variantsOf } from '../../src/core/say.ts';
import { EVENING, evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const DAY_MS = 24 * HOUR_MS;
const FROM = Date.parse('2026-03-02T12:00:00Z');

/** What is said on each day of asking: `true` is a day with a word from them. */
function said(days: readonly boolean[], mood: number, asksADay = 1): string[] {
  let silence: Silence | undefined;
  let lastMood: number | undefined = mood;
  return days.flatMap((answers, day) => {
    const keys = Array.from({ length: asksADay }, (_, n) => {
      const asking = askingIn({
        now: new Date(FROM + day * DAY_MS + n * HOUR_MS),
        person: { timeZone: 'Asia/Shanghai' },
        dialogue: { silence },
        checkIn: { mood: lastMood },
      } as never);
      if (asking.kind === 'ask') [silence, lastMood] = [asking.silence, undefined];
      return asking.kind === 'ask' ? asking.key : asking.kind;
    });
    if (answers) [silence, lastMood] = [undefined, mood];
    return keys;
  });
}

const quiet = (days: number) => Array.from({ length: days }, () => false);
const asks = (count: number) => Array.from({ length: count }, () => 'check-in-ask');

describe('silence', () => {
  it('after a low answer brings one note after three days, an offer after seven, rest after fourteen', () => {
    expect(said(quiet(17), 2)).toEqual([
      ...asks(3),
      'silence-note',
      ...asks(3),
      'silence-pause',
      ...asks(6),
      'dormant',
      'dormant',
      'dormant',
    ]);
  });

  it('after an answer that was not low brings no note', () => {
    expect(said(quiet(16), 4)).toEqual([
      ...asks(7),
      'silence-pause',
      ...asks(6),
      'dormant',
      'dormant',
    ]);
  });

  it('of a day with three questions is one day', () => {
    expect(said(quiet(4), 1, 3)).toEqual([...asks(9), 'silence-note', ...asks(2)]);
  });

  it('ends with any word, whatever came before, and no note comes twice without one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (days, mood, asksADay) => {
          const keys = said(days, mood, asksADay);
          let missed = 0;
          for (const [day, answers] of days.entries()) {
            const today = keys.slice(day * asksADay, (day + 1) * asksADay);
            expect(today.includes('dormant')).toBe(missed >= SILENCE.dormantAfter);
            if (missed < SILENCE.noteAfter) expect(today).toEqual(asks(asksADay));
            missed = answers ? 0 : missed + 1;
          }
          const notes = keys.filter((key) => key === 'silence-note').length;
          const words = days.filter(Boolean).length;
          expect(notes).toBeLessThanOrEqual(words + 1);
        },
      ),
      { numRuns: 100 },
    );
  });
});

const world = await openWorld();
const { tools } = world;
const { asksTo, personAt, plansAt, scheduled, until } = evenings(world);

async function answersLow(officer: Address): Promise<void> {
  const mood = asksTo(officer)
    .at(-1)
    ?.choices?.find(({ id }) => id.startsWith('mood:1:'));
  await world.tap(officer, mood?.id ?? '');
  world.heard(officer);
}

describe.each([
  ['zh-CN', 'web'],
  ['en', 'telegram'],
] as const)('an officer who falls silent (%s, %s)', (locale, channel) => {
  const isOne = (text: string | undefined, key: 'silence-note' | 'silence-pause') =>
    Array.from({ length: variantsOf(locale, key) }, (_, n) => sayText(locale, key, n, {})).includes(
      text ?? '',
    );

  it('is asked kindly, offered a pause, then left alone until a word comes', async () => {
    const officer = await world.joined(locale, channel);
    await scheduled(EVENING);
    await world.advance(until('12:00'));
    await answersLow(officer);
    for (let day = 1; day <= 14; day += 1) {
      await world.advance(DAY_MS);
      const [asked, ...more] = world.heard(officer);
      expect(more).toEqual([]);
      expect(isOne(asked?.text, 'silence-note')).toBe(day === 4);
      expect(isOne(asked?.text, 'silence-pause')).toBe(day === 8);
      if (day === 8) expect(asked?.choices?.map(({ id }) => id)).toContain('pause');
    }
    for (let day = 0; day < 3; day += 1) await world.advance(DAY_MS);
    expect(world.heard(officer)).toEqual([]);
    const [plan] = await plansAt(officer);
    expect(plan?.skipped.map(({ why }) => why)).toEqual(['dormant', 'dormant', 'dormant']);
    await world.say(officer, locale === 'en' ? 'hello again' : '我回来了');
    world.heard(officer);
    await world.advance(DAY_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('opens nothing by it, and leaves no trace of it in the log', async () => {
    const officer = await world.joined(locale, channel);
    await scheduled(EVENING);
    await world.advance(until('12:00'));
    for (let day = 0; day < 15; day += 1) await world.advance(DAY_MS);
    const id = await personAt(officer);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 500),
    );
    const since = events.filter(
      ({ action, subject, actor }) =>
        subject === `person:${id}` && action !== 'person-met' && actor === 'program',
    );
    expect(new Set(since.map(({ action }) => action))).toEqual(new Set(['check-in-asked']));
    expect(JSON.stringify(events)).not.toMatch(/silen|dormant/);
  });
});
