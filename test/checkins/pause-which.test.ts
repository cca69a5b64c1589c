import { describe, expect, it } from 'vitest';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

describe('an officer who names one day', () => {
  it.each([
    ['zh-CN', 'telegram', '周五别问', 'that'],
    ['zh-CN', 'web', '周五别问', '就那天'],
    ['en', 'slack', 'skip Friday', 'that'],
    ['en', 'web', "don't ask me on Friday", 'just that day'],
    ['zh-CN', 'slack', '周五先别问我', 'until'],
    ['zh-CN', 'telegram', '周五别问', '到那天'],
    ['en', 'telegram', 'skip Friday', 'until'],
    ['en', 'web', 'no check-ins on Friday', 'Until then.'],
  ] as const)('is asked which by %s %s: %s, %s', async (locale, channel, words, answer) => {
    const officer = await world.joined(locale, channel);
    await world.say(officer, words);
    const [said] = world.heard(officer);
    const ids = said?.choices?.map(({ id }) => id) ?? [];
    const [, day = ''] = /^times-away:leave:1:(.+)$/.exec(ids[0] ?? '') ?? [];
    expect(ids).toEqual([`times-away:leave:1:${day}`, `pause:until:${day}`, 'times-keep']);
    expect(new Date(day).getUTCDay()).toBe(5);
    expect(said?.text).toMatch(/Friday|星期五/);
    if (answer === 'that') await world.tap(officer, ids[0] ?? '');
    else if (answer === 'until') await world.tap(officer, ids[1] ?? '');
    else await world.say(officer, answer);
    const told = world
      .heard(officer)
      .map(({ text }) => text)
      .join();
    expect(told.match(/Friday|星期五/g)).toHaveLength(1);
    const isUntil = /until|到/i.test(answer);
    expect(told.match(/Saturday|星期六/g) ?? []).toHaveLength(isUntil ? 0 : 1);
  });
});
