// What officers ask or name in their own words gets what its button would bring, or a line about it.

import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/core/person.ts';
import { type LineKey, sayText, variantsOf } from '../../src/core/say.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

async function answered(locale: Locale, words: string) {
  const officer = await world.joined(locale);
  await world.say(officer, words);
  return world.heard(officer);
}

function linesOf(locale: Locale, key: LineKey): string[] {
  return [...Array(variantsOf(locale, key)).keys()].map((n) => sayText(locale, key, n, {}));
}

describe('in their own words', () => {
  it.each([
    ['en', 'who can I call?'],
    ['en', 'any hotlines?'],
    ['zh-CN', '有什么电话'],
    ['zh-CN', '半夜能打给谁'],
  ] as const)('%s: %s brings the numbers', async (locale, words) => {
    expect((await answered(locale, words))[0]?.text).toContain('12356');
  });

  it.each([
    ['en', 'can I talk to somebody who was a cop'],
    ['zh-CN', '能不能找个干过警察的聊'],
    ['zh-CN', '有没有真人'],
    ['en', 'is there a real person'],
  ] as const)('%s: %s asks for a person', async (locale, words) => {
    const ids = (await answered(locale, words)).flatMap(({ choices }) => choices ?? []);
    expect(ids.map(({ id }) => id)).toContain('talk-cancel');
  });

  it.each([
    ['en', 'my mate from training died last week', 'theme-grief'],
    ['zh-CN', '我警校同学上周走了', 'theme-grief'],
    ['en', 'sarge wrote me up for nothing', 'theme-boss'],
    ['zh-CN', '最近酒喝得有点多', 'theme-alcohol'],
    ['zh-CN', '算了，不说了', 'heard-enough'],
    ['zh-CN', '妈住院了', 'theme-ill'],
    ['en', 'lost a colleague', 'theme-grief'],
    ['en', 'am I depressed', 'heard-diagnosis'],
    ['zh-CN', '我是不是有病', 'heard-diagnosis'],
    ['zh-CN', '怎么请假', 'heard-beyond'],
    ['zh-CN', '今天立功了', 'heard-glad'],
    ['zh-CN', '挺好的', 'heard-okay'],
    ['en', 'not great', 'heard-strain'],
  ] as const satisfies readonly (readonly [Locale, string, LineKey])[])(
    '%s: %s is answered with what it is about',
    async (locale, words, key) => {
      expect(linesOf(locale, key)).toContain((await answered(locale, words))[0]?.text);
    },
  );

  it.each([
    ['en', 'saw a body today', 'yes', 'heard-calm'],
    ['zh-CN', '今天见了个死人', '没必要', 'heard-okay'],
  ] as const)('%s: %s, then %s, goes on or leaves it', async (locale, words, then, key) => {
    const officer = await world.joined(locale);
    await world.say(officer, words);
    expect(linesOf(locale, 'heard-duty')).toContain(world.heard(officer)[0]?.text);
    await world.say(officer, then);
    expect(linesOf(locale, key)).toContain(world.heard(officer)[0]?.text);
  });
});
