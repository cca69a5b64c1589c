import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import type { Address } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { EVENING, evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { asksTo, personAt, plansAt, scheduled, until } = evenings(world);
const DAY_MS = 24 * HOUR_MS;

const idsOf = (address: Address) =>
  world.heard(address).flatMap(({ choices = [] }) => choices.map(({ id }) => id));

describe('an officer who says that the shift goes on', () => {
  it.each([
    ['zh-CN', '加班', 'terminal'],
    ['zh-CN', '还没下班。', 'telegram'],
    ['en', 'still on shift', 'slack'],
    ['en', 'Overtime', 'web'],
  ] as const)(
    'in one word is asked only after it and the sleep after it (%s: %s, %s)',
    async (locale, words, channel) => {
      const officer = await world.joined(locale, channel);
      await scheduled(EVENING);
      await world.advance(until('11:00')); // 19:00, an hour before the question
      await world.say(officer, words);
      expect(idsOf(officer)).toContain('times-back');
      await world.advance(16 * HOUR_MS - 1); // eight hours of it were a night's: sleep first
      expect(asksTo(officer)).toHaveLength(0);
      await world.advance(1);
      expect(asksTo(officer)).toHaveLength(1);
    },
  );

  it('is then asked one question and no more', async () => {
    const officer = await world.joined('en');
    await scheduled('0 9 * * *');
    await world.advance(until('04:00')); // noon
    await world.say(officer, 'overtime');
    await world.advance(until('01:00')); // 9:00 the next day
    const ask = asksTo(officer).at(-1);
    const mood = ask?.choices?.find(({ id }) => id.startsWith('mood:4:'))?.id ?? '';
    await world.tap(officer, mood);
    expect(idsOf(officer).filter((id) => id.startsWith('sleep:'))).toEqual([]);
  });

  it('is taken to be talking, not setting anything, while a counselor is there', async () => {
    const officer = await world.joined('zh-CN');
    await world.tap(officer, 'talk');
    await takeMostUrgent(tools, world.staff.counselor);
    world.heard(officer);
    const shown = world.shown.length;
    await world.say(officer, '加班');
    expect(world.shown.length).toBe(shown + 1);
    expect(idsOf(officer)).not.toContain('times-back');
  });
});

describe('an officer who is away', () => {
  it('says so in a word though no squad was chosen yet', async () => {
    const officer = { channel: 'terminal', id: tools.newId() } as const;
    await world.bring(officer, { kind: 'command', name: 'start', rest: await world.card() });
    expect(idsOf(officer)).toContain('squad:none');
    await world.say(officer, '休假');
    expect(idsOf(officer)).toContain('times-away:leave:3');
  });

  it.each([
    ['leave', '休假'],
    ['training', '培训'],
    ['sick', '病假'],
  ])('on %s is asked again when the time is over', async (why, words) => {
    const officer = await world.joined('zh-CN');
    await scheduled(EVENING);
    await world.advance(until('10:00'));
    await world.say(officer, words);
    expect(idsOf(officer)).toContain(`times-away:${why}:3`);
    await world.tap(officer, `times-away:${why}:3`);
    await world.advance(3 * DAY_MS - 1);
    expect(asksTo(officer)).toHaveLength(0);
    const [plan] = await plansAt(officer);
    expect(plan?.skipped.map((skip) => skip.why)).toEqual([why, why, why]);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
  });

  it.each([
    ['zh-CN', '明天开始休三天', /月\d+日.*月\d+日/],
    ['en', 'on leave from tomorrow for 3 days', /[A-Z]\w+ \d+.*[A-Z]\w+ \d+/],
  ] as const)('from a later day on is asked until then (%s: %s)', async (locale, words, said) => {
    const officer = await world.joined(locale);
    await scheduled(EVENING);
    await world.advance(until('10:00'));
    await world.say(officer, words);
    const [told] = world.heard(officer);
    expect(told?.choices?.map(({ id }) => id)).toEqual(['times-back']);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
    const [plan] = await plansAt(officer);
    expect(plan?.skipped.slice(-3).map((skip) => skip.why)).toEqual(['leave', 'leave', 'leave']);
    expect(told?.text).toMatch(said);
  });

  it.each([
    ['about a week', 7],
    ['until Friday', undefined],
    ['12月3号', undefined],
    ['3', 3],
    ['一周左右', 7],
  ])('that is not told how long takes “%s” for an answer', async (words, days) => {
    const officer = await world.joined('en');
    await scheduled(EVENING);
    await world.advance(until('10:00'));
    await world.say(officer, 'on leave');
    world.heard(officer);
    await world.say(officer, words);
    expect(idsOf(officer)).toEqual(words === '12月3号' ? [] : ['times-back']);
    if (days === undefined) return;
    const [plan] = await plansAt(officer);
    expect(plan?.skipped.filter(({ why }) => why === 'leave')).toHaveLength(days);
  });

  it('asks how long from the day that was named, and keeps that day', async () => {
    const officer = await world.joined('zh-CN');
    await scheduled(EVENING);
    await world.say(officer, '下周一开始培训');
    const monday = new Date(world.now().getTime());
    world.heard(officer);
    await world.say(officer, '五天');
    expect(idsOf(officer)).toEqual(['times-back']);
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.getTime()).toBeGreaterThan(monday.getTime());
  });

  it('is back in one tap', async () => {
    const officer = await world.joined('en');
    await scheduled(EVENING);
    await world.tap(officer, 'times-away:leave:30');
    await world.tap(officer, 'times-back');
    world.heard(officer);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('leaves no reason in the audit log', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'times-away:sick:7');
    const id = await personAt(officer);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 20),
    );
    const set = events.filter(
      ({ action, subject }) => action === 'rhythm-set' && subject === `person:${id}`,
    );
    expect(set).toMatchObject([{ actor: 'person', detail: { parts: 'away' } }]);
    expect(JSON.stringify(set)).not.toContain('sick');
  });
});

describe('an officer’s own times', () => {
  it('win over the unit’s, until they are given back', async () => {
    const officer = await world.joined('en');
    await scheduled(EVENING);
    await world.tap(officer, 'times-at:480'); // 8:00, midnight UTC
    world.heard(officer);
    await world.advance(until('00:00'));
    expect(asksTo(officer)).toHaveLength(1);
    await world.advance(12 * HOUR_MS); // the unit's time
    expect(asksTo(officer)).toHaveLength(0);
    await world.tap(officer, 'times-unit');
    world.heard(officer);
    await world.advance(24 * HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('may be once a week', async () => {
    const officer = await world.joined('en');
    await scheduled(EVENING);
    await world.tap(officer, 'times-week:once');
    world.heard(officer);
    const [first] = await plansAt(officer);
    await world.advance((first?.slotAt.getTime() ?? 0) - world.now().getTime());
    expect(asksTo(officer)).toHaveLength(1);
    const [second] = await plansAt(officer);
    expect(second?.slotAt.getTime()).toBe(world.now().getTime() + 7 * DAY_MS);
  });

  it('include the hours in which nothing comes', async () => {
    const officer = await world.joined('en');
    await scheduled('30 21 * * *');
    await world.tap(officer, 'times-quiet:1260-480'); // 21:00 to 8:00
    world.heard(officer);
    await world.advance(until('13:30'));
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(10.5 * HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });
});
