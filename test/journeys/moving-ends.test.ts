// Moving as an officer does it, through the platforms' real libraries, in both languages.

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/person.ts';
import { openEnd } from '../support/ends.ts';
import { phraseAt, textsAt } from '../support/moving.ts';
import { openWorld } from '../support/world.ts';

const SAID = {
  en: {
    move: 'move',
    link: 'This link takes our whole talk',
    here: "You're here now",
    away: 'Your talk has moved',
    how: 'twelve words, in their order',
    wrong: "I don't know that phrase",
  },
  'zh-CN': {
    move: '换设备',
    link: '点这个链接',
    here: '你到这儿了',
    away: '你的谈话搬到别的设备',
    how: '恢复短语是十二个字',
    wrong: '这条短语我不认得',
  },
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  const said = SAID[locale];

  it('a link asked for on Telegram brings the talk to the web chat', async () => {
    const world = await openWorld();
    const telegram = await openEnd('telegram', world);
    const web = await openEnd('web', world);
    await telegram.say(locale === 'en' ? 'hello' : '你好');
    await telegram.until(/\S/);
    await telegram.say(said.move);
    const heard = await telegram.until(/#move=[\w-]{43}/);
    expect(heard).toContain(said.link);
    await web.say(`move ${/#move=([\w-]{43})/.exec(heard)?.[1]}`);
    await web.until(new RegExp(said.here));
    await telegram.until(new RegExp(said.away));
  });

  it('a phrase from the web chat brings the alias to Telegram, once it is right', async () => {
    const world = await openWorld();
    const old = await world.joined(locale, 'web');
    const phrase = await phraseAt(world, old);
    const telegram = await openEnd('telegram', world);
    await telegram.say(locale === 'en' ? 'phrase' : '恢复短语');
    await telegram.until(new RegExp(said.how));
    await telegram.say(`/phrase ${phrase.split(' ').toReversed().join(' ')}`);
    await telegram.until(new RegExp(said.wrong));
    await telegram.say(`/phrase ${phrase}`);
    await telegram.until(new RegExp(said.here));
    await expect.poll(() => textsAt(world, old)).toContain(said.away);
  });
});
