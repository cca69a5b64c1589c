import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/core/message.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ hasStaff: false });

function texts(outbounds: readonly Outbound[]): string {
  return outbounds.map(({ text }) => text).join('\n');
}

const CALLED =
  /counselor (is being|to come)|is being (called|asked)|calling a person|咨询师(正在|马上)|在叫人/i;

describe('without anyone to answer', () => {
  it.each([
    ['en', 'I have a gun in my hand and I want to die'],
    ['zh-CN', '枪就在手里，不想活了'],
  ] as const)('promises nobody in %s and gives outside lines', async (locale, words) => {
    const officer = await world.joined(locale);
    await world.say(officer, words);
    const heard = texts(world.heard(officer));
    expect(heard).toContain('120'); // the unit is in mainland China
    expect(heard).not.toMatch(CALLED);
  });

  it.each(['en', 'zh-CN'] as const)('says so when a person is asked for, in %s', async (locale) => {
    const officer = await world.joined(locale);
    await world.tap(officer, 'talk');
    const heard = texts(world.heard(officer));
    expect(heard).toContain('12356');
    expect(heard).not.toMatch(CALLED);
  });

  it.each(['en', 'zh-CN'] as const)(
    'answers a direct yes with lines, not with a promise, in %s',
    async (locale) => {
      const officer = await world.joined(locale);
      await world.say(officer, locale === 'en' ? 'I want to kill myself' : '我想自杀');
      world.heard(officer);
      await world.tap(officer, 'direct:yes');
      const heard = texts(world.heard(officer));
      expect(heard).toContain('12356');
      expect(heard).not.toMatch(CALLED);
    },
  );
});
