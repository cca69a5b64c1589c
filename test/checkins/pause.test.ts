import { describe, expect, it } from 'vitest';
import { pauseIn, pauseTap } from '../../src/checkins/pause.ts';
import type { Address } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { EVENING, evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

describe('a pause in words', () => {
  it.each([
    ['pause 2 weeks', 14],
    ['Pause for two weeks.', 14],
    ['PAUSE 10 DAYS', 10],
    ['please pause for a week', 7],
    ['pause one month', 30],
    ['暂停两周', 14],
    ['暂停2个星期', 14],
    ['请暂停三天。', 3],
    ['先暂停十天吧', 10],
    ['暂停二十一天', 21],
    ['暂停半个月', 15],
    ['暂停提醒一个月', 30],
    ['暂停１４天', 14],
    ['停两周', 14],
    ['我想暂停三天', 3],
    ['先停一周吧', 7],
    ['pause check-ins for 3 days', 3],
    ['Pause for about a week, please.', 7],
    ['pause a couple of weeks', 14],
    ['先别问我了', undefined],
    ['这几天别问我', undefined],
    ['pause', undefined],
    ['暂停', undefined],
    ['pause 200 days', undefined],
    ['暂停0天', undefined],
  ])('%s is one of so many days', (words, days) => {
    expect(pauseIn(words)).toEqual({ kind: 'pause', span: days && { days } });
  });

  it.each([
    ['pause until Monday', { weekday: 1, isNextWeek: false }],
    ['暂停到下周三', { weekday: 3, isNextWeek: true }],
    ['暂停提醒到12月3号', { date: '12-03' }],
  ])('%s is one until a day', (words, until) => {
    expect(pauseIn(words)).toMatchObject({ kind: 'pause', span: { until } });
  });

  it.each([
    ['周五别问我', 5, false],
    ['下周日先停一天', 0, true],
    ["don't ask me on Friday", 5, false],
    ['skip Friday', 5, false],
    ['no check-ins on Sunday', 0, false],
    ['stop asking on friday', 5, false],
  ])('%s names a day, and not which end', (words, weekday, isNextWeek) => {
    expect(pauseIn(words)).toEqual({
      kind: 'pause',
      span: undefined,
      on: { weekday, isNextWeek },
    });
  });

  it.each([
    'pause for breath and then we went in',
    '暂停营业两周',
    'they paused my case for two weeks',
    '他让我暂停执法两周',
    'resume',
    '停下来的时候我哭了',
    '别问我为什么',
    '别问了',
    'pause and think',
  ])('%s is only talk', (words) => {
    expect(pauseIn(words)).toBeUndefined();
  });

  it.each([
    ['pause:14', 14],
    ['pause', undefined],
    ['pause:999', undefined],
  ])('%s is a button of it', (id, days) => {
    expect(pauseTap(id)).toEqual({ kind: 'pause', span: days && { days } });
  });

  it('is no button of it with a day that there is not', () => {
    expect(pauseTap('pause:until:2026-13-40')).toBeUndefined();
  });
});

const world = await openWorld();
const { tools } = world;
const { asksTo, plansAt, scheduled, until } = evenings(world);
const DAY_MS = 24 * HOUR_MS;
const idsOf = (address: Address) =>
  world.heard(address).flatMap(({ choices = [] }) => choices.map(({ id }) => id));

describe('an officer who pauses', () => {
  it.each([
    ['zh-CN', '暂停三天', 'telegram'],
    ['en', 'pause 3 days', 'web'],
  ] as const)(
    'is asked nothing until the day that was named, then as before (%s, %s)',
    async (locale, words, channel) => {
      const officer = await world.joined(locale, channel);
      await scheduled(EVENING);
      await world.advance(until('10:00'));
      await world.say(officer, words);
      const [said] = world.heard(officer);
      expect(said?.text).toMatch(/March \d+|3月\d+日/);
      expect(said?.choices?.map(({ id }) => id)).toEqual(['resume']);
      await world.advance(3 * DAY_MS - 1);
      expect(world.heard(officer)).toEqual([]);
      const [plan] = await plansAt(officer);
      expect(plan?.skipped.map(({ why }) => why)).toEqual(['paused', 'paused', 'paused']);
      await world.advance(until('12:00'));
      expect(asksTo(officer)).toHaveLength(1);
    },
  );

  it.each(['恢复', 'RESUME', 'resume please', 'unpause', '恢复吧', '继续', '重新开始'])(
    'goes on at once with %s',
    async (words) => {
      const officer = await world.joined('en');
      await scheduled(EVENING);
      await world.say(officer, 'pause 2 weeks');
      await world.say(officer, words);
      await world.advance(until('12:00'));
      expect(asksTo(officer)).toHaveLength(1);
    },
  );

  it('by the bare word is asked for how long, and pauses with a tap', async () => {
    const officer = await world.joined('zh-CN');
    await world.say(officer, '暂停');
    expect(idsOf(officer)).toEqual(['pause:3', 'pause:7', 'pause:14', 'pause:30', 'times-keep']);
    await world.tap(officer, 'pause:7');
    expect(idsOf(officer)).toEqual(['resume']);
  });

  it.each([
    ['zh-CN', 'telegram', '暂停', '继续'],
    ['zh-CN', 'web', '休假', '算了'],
    ['en', 'slack', 'pause', 'Never mind.'],
    ['en', 'web', 'on leave', 'as usual'],
  ] as const)('is asked as before where it need not be (%s, %s, %s)', async (...said) => {
    const [locale, channel, asked, no] = said;
    const officer = await world.joined(locale, channel);
    await scheduled(EVENING);
    for (const answer of [no, 'tap']) {
      await world.say(officer, asked);
      expect(idsOf(officer)).toContain('times-keep');
      if (answer === 'tap') await world.tap(officer, 'times-keep');
      else await world.say(officer, answer);
      expect(idsOf(officer)).toEqual([]);
    }
    world.heard(officer);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('is answered whenever they write, and reached by whoever has their case', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'talk');
    await takeMostUrgent(tools, world.staff.counselor);
    world.heard(officer);
    await world.say(officer, 'pause 2 weeks');
    expect(world.heard(officer)[0]?.text).toMatch(/case|person/);
    const shown = world.shown.length;
    await world.say(officer, 'pause');
    await world.say(officer, 'are you there?');
    expect(world.shown.length).toBe(shown + 2);
  });
});
