// What is typed does what its button does, and only where it can mean nothing else.

import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../src/checkins/sleep-choices.ts';
import type { Address } from '../../src/core/message.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

const heads = (address: Address) =>
  world
    .heard(address)
    .map(({ choices = [] }) => [...new Set(choices.map(({ id }) => id.split(':')[0]))]);

describe('hours of sleep', () => {
  it.each([
    ['5', 4],
    ['6.5', 6],
    ['7h', 7],
    ['about 8 hours', 8],
    ['10小时', 8],
    ['大概三个半小时', 3],
    ['六个钟头', 6],
    ['没怎么睡', 3],
    ['40', undefined],
    ['6 of us', undefined],
  ])('%s is %s', (words, hours) => expect(hoursOf(words)).toBe(hours));
});

describe('typed where a check-in asks', () => {
  it.each([
    ['en', 'Okay', '7 hours', 'skip'],
    ['en', '🙂', '7', 'nothing'],
    ['zh-CN', '还行吧', '七个小时', '没了'],
    ['zh-CN', '😐一般', '7小时', '跳过'],
  ] as const)('an answer is one (%s: %s, %s, %s)', async (locale, mood, sleep, end) => {
    const officer = await world.joined(locale);
    await world.say(officer, locale === 'en' ? 'ask me now' : '现在问我');
    expect(heads(officer)).toEqual([['mood']]);
    await world.say(officer, mood);
    expect(heads(officer)).toEqual([['sleep', 'skip']]);
    await world.say(officer, sleep);
    expect(heads(officer)).toEqual([['skip']]);
    await world.say(officer, end);
    expect(heads(officer)).toEqual([['answer-edit', 'chart']]);
  });

  it('a bare number is asked back, not guessed', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'check in');
    world.heard(officer);
    await world.say(officer, '4');
    expect(heads(officer)).toEqual([['mood']]);
    await world.say(officer, 'low');
    expect(heads(officer)).toEqual([['sleep', 'skip']]);
  });

  it('the same word later is talk, and changes no answer', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'check in');
    await world.say(officer, 'the canteen had dumplings');
    world.heard(officer);
    await world.say(officer, 'good');
    expect(heads(officer)).not.toContainEqual(['sleep', 'skip']);
  });
});

describe('a hard incident', () => {
  it.each(['hard incident', '碰上大事了', '重大警情'])(
    'said as its button is: %s',
    async (words) => {
      const officer = await world.joined('en');
      await world.say(officer, words);
      expect(heads(officer)).toEqual([['incident-new', 'talk']]);
    },
  );
});

describe('away, with its days', () => {
  it.each([
    ['zh-CN', '休假三天', '提前销假'],
    ['en', 'on leave for a week', "I'm back early"],
  ] as const)('is set in one message and ended in another (%s)', async (locale, gone, back) => {
    const officer = await world.joined(locale);
    await world.say(officer, gone);
    expect(heads(officer)).toEqual([['times-back']]);
    await world.say(officer, 'my times');
    expect(heads(officer)[0]).toContain('times-back');
    await world.say(officer, back);
    await world.say(officer, 'my times');
    expect(heads(officer)[1]).not.toContain('times-back');
  });
});

describe('for how long', () => {
  it.each([
    ['zh-CN', '休假', '三天', 'times-back'],
    ['en', 'on leave', 'a week', 'times-back'],
    ['en', 'pause', '2 weeks.', 'resume'],
    ['zh-CN', '暂停', '一个月', 'resume'],
  ] as const)('is answered by typing it (%s: %s, %s)', async (locale, asked, length, back) => {
    const officer = await world.joined(locale);
    await world.say(officer, asked);
    await world.say(officer, length);
    expect(heads(officer).at(-1)).toEqual([back]);
  });

  it.each(['3 days', '99 weeks', '0 days'])(
    'is talk where nothing asked, or too long: %s',
    async (said) => {
      const officer = await world.joined('en');
      await world.say(officer, said === '3 days' ? 'the canteen had dumplings' : 'on leave');
      await world.say(officer, said);
      await world.say(officer, 'my times');
      expect(heads(officer).at(-1)).not.toContain('times-back');
    },
  );
});

describe('just nights', () => {
  it('counts where the trend is looked at, and is talk where it is not', async () => {
    const officer = await world.joined('en');
    await world.say(officer, "it's just night shift");
    expect(heads(officer)).toEqual([[]]);
    await world.tap(officer, 'slip:trend:yes');
    world.heard(officer);
    await world.say(officer, "it's just night shift");
    expect(heads(officer)).toEqual([['nights-over']]);
    await world.say(officer, 'back on days');
    await world.say(officer, '只是夜班');
    expect(heads(officer)).toEqual([[], ['nights-over']]);
  });
});

describe('one who has not joined', () => {
  it.each(['on leave', 'my times', '休假', '还没下班', 'pause'])(
    'hears one answer to “%s”, and no small talk beside it',
    async (words) => {
      const guest: Address = { channel: 'web', id: world.tools.newId() };
      await world.say(guest, 'my times');
      world.heard(guest);
      await world.say(guest, words);
      expect(heads(guest)).toEqual([[]]);
    },
  );
});
