import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS, type Outbound } from '../../src/core/message.ts';
import { replaySpool } from '../../src/core/replay.flow.ts';
import { rate } from '../../src/listening/rate.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { cut, mend } from '../support/outage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const spool = world.tools.settings.spoolFolder;

function texts(outbounds: readonly Outbound[]): string {
  return outbounds.map(({ text }) => text).join('\n');
}

function cardsIn(outbounds: readonly Outbound[]): number {
  return outbounds.filter(({ text }) => text.includes('12356')).length;
}

describe('while the database and the platform are away', () => {
  it('shows the card as soon as the platform is back, and only once', async () => {
    const officer = await world.joined('zh-CN', 'telegram');
    const shown: Outbound[] = [];
    let isAway = true;
    const before = world.tools.channels.get('telegram');
    world.plug({
      name: 'telegram',
      send: async (_, outbound) => {
        if (isAway) throw new RetryLater('telegram-away');
        shown.push(outbound);
        return { kind: 'sent' };
      },
      stop: async () => undefined,
    });
    await cut(world.url);
    expect((await world.say(officer, '我不想活了')).kind).toBe('spooled');
    isAway = false;
    for (let round = 0; round < 3; round += 1) await replaySpool(world.tools);
    expect(cardsIn(shown)).toBe(1);
    await mend(world.url);
    await world.advance(1_000);
    expect(cardsIn(shown)).toBe(1);
    expect(world.logged()).not.toContain('spooled-message-refused');
    if (before !== undefined) world.plug(before);
  });
});

describe('while the database is away', () => {
  it.each(CHANNELS)(
    'gives the card at once on %s, keeps the message, shows nothing twice',
    async (channel) => {
      const officer = await world.joined('zh-CN', channel);
      await cut(world.url);
      const receipt = await world.say(officer, '我不想活了');
      const during = world.heard(officer);
      expect(receipt.kind).toBe('spooled');
      expect(cardsIn(during)).toBe(1);

      await mend(world.url);
      await world.advance(1_000);
      const after = world.heard(officer);
      expect(cardsIn(after)).toBe(0);
      expect(after.flatMap(({ choices = [] }) => choices.map(({ id }) => id))).toContain(
        'direct:yes',
      );
      expect(await readdir(spool)).toEqual([]);
    },
  );

  it('says "not saved yet" with one number to everything else, and answers it later', async () => {
    const officer = await world.joined('en');
    await cut(world.url);
    await world.say(officer, 'long shift today, nothing special');
    const during = texts(world.heard(officer));
    expect(during).toContain('010-82951332');
    await mend(world.url);
    await world.advance(1_000);
    expect(world.heard(officer).length).toBeGreaterThan(0);
  });

  it('spools only what is sealed', async () => {
    const officer = await world.joined('en');
    await cut(world.url);
    await world.say(officer, 'marker-wolverine was here');
    const [name] = await readdir(spool);
    const file = await readFile(join(spool, name ?? ''));
    expect(file.includes('marker-wolverine')).toBe(false);
    expect(file.includes(officer.id)).toBe(false);
    await mend(world.url);
    await world.advance(1_000);
  });

  it('drops a repeat of what it spooled', async () => {
    const officer = await world.joined('en');
    await cut(world.url);
    const twice = { id: 'same-update', at: world.now() };
    await world.bring(officer, { kind: 'words', words: 'tea break' }, twice);
    await world.bring(officer, { kind: 'words', words: 'tea break' }, twice);
    world.heard(officer);
    await mend(world.url);
    await world.advance(1_000);
    const replies = world.heard(officer);
    await world.advance(1_000);
    expect(world.heard(officer)).toEqual([]);
    expect(replies.length).toBeLessThanOrEqual(2);
  });

  it('receives what can be received, past a message that cannot', async () => {
    const officer = await world.joined('en');
    await cut(world.url);
    await world.say(officer, 'a quiet night');
    await mend(world.url);
    await writeFile(join(spool, '00000000-unreadable.sealed'), 'not ours');
    await world.advance(1_000);
    expect(world.heard(officer).length).toBeGreaterThan(1);
    expect(await readdir(spool)).toEqual(['00000000-unreadable.sealed.parked']);
    await rm(join(spool, '00000000-unreadable.sealed.parked'));
  });

  it('logs neither words nor addresses of anybody', () => {
    expect(world.logged()).not.toMatch(/marker-wolverine|不想活/);
  });
});

describe('when a rule throws', () => {
  it('shows the card and treats the message as L2', async () => {
    const broken = await openWorld({
      rate: (words) => {
        if (words === '你好') throw new Error('a fault of ours');
        return rate(words);
      },
    });
    const officer = await broken.joined('zh-CN');
    await broken.say(officer, '你好');
    const heard = broken.heard(officer);
    expect(cardsIn(heard)).toBe(1);
    expect(heard.flatMap(({ choices = [] }) => choices.map(({ id }) => id))).toContain(
      'direct:yes',
    );
  });
});
