// One's own days as a picture: in a messenger through its real library, drawn from what was
// answered there, and by link wherever a picture cannot or should not go.

import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import type { ChannelName, Outbound } from '../../src/core/message.ts';
import { GiveUp } from '../../src/ops/errors.ts';
import { type End, openEnd } from '../support/ends.ts';
import { HOUR_MS } from '../support/evenings.ts';
import { join } from '../support/join.ts';
import { recording } from '../support/recording.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const LINK = /\/own-data#[\w-]{43}/;

async function answerTwoDays(end: End): Promise<void> {
  for (const [mood, hours] of [
    [4, 7],
    [2, 4],
  ]) {
    await end.say('菜单');
    await end.until(/\|check-in\]/);
    await end.press('check-in');
    await end.until(/mood:5/);
    await end.press(`mood:${mood}:`);
    await end.until(/sleep:7/);
    await end.press(`sleep:${hours}:`);
    await end.until(/skip/);
    await end.press('skip');
    await end.until(/\|chart\]/);
    await world.advance(24 * HOUR_MS);
  }
}

const openings = async () => {
  const events = await world.tools.pools.officer.transact('wl_auditor', ({ db }) =>
    newestEvents(db, 50),
  );
  return events.filter(({ action }) => action === 'own-data-exported');
};

/** Width as a PNG's header has it. */
const widthOf = (png: Uint8Array | undefined) => Buffer.from(png ?? []).readUInt32BE(16);

describe('the own days as a picture', () => {
  it('go to Telegram at once, with the same facts in words, as one opening by the officer', async () => {
    const end = await openEnd('telegram', world);
    await join(end, world);
    await answerTwoDays(end);
    await end.say('我的走势');
    const text = await end.until(/3月2日到3月3日[\s\S]*2天有睡眠：.*最少4小时/);
    expect(text).toMatch(/2天有心情.*“不太好”（3月3日），最近一次“不太好”/);
    expect(widthOf(end.picture())).toBe(1_024);
    expect(await openings()).toMatchObject([{ actor: 'person', detail: { form: 'picture' } }]);
  });

  it('go to Slack only after what Slack keeps was said, described for a screen reader', async () => {
    const end = await openEnd('slack', world);
    await join(end, world);
    await answerTwoDays(end);
    await end.say('我的走势');
    expect(await end.until(/chart:link/)).toMatch(/单位也能导出/);
    await end.press('chart:link');
    await end.until(LINK);
    expect(end.picture()).toBeUndefined();
    await end.press('chart:here');
    await end.until(/最少4小时/);
    expect(widthOf(end.picture())).toBe(1_024);
  });

  it('come by link on the web chat, and where there is nothing to draw yet', async () => {
    for (const channel of ['web', 'telegram'] as const) {
      const { from, heard } = await fresh(channel);
      await world.say(from, 'My trend');
      expect(heard()).toMatch(LINK);
    }
  });

  it('come by link where a platform takes no picture from us', async () => {
    const { from, plain, answer, heard } = await fresh('telegram');
    for (const mood of [2, 4]) await answer(mood);
    let pictures = 0;
    world.plug({
      ...plain,
      send: async (address, outbound) => {
        if (outbound.picture === undefined) return plain.send(address, outbound);
        pictures += 1;
        throw new GiveUp('no-pictures');
      },
    });
    await world.say(from, 'My trend');
    expect(pictures).toBe(1);
    expect(heard()).toMatch(LINK);
  });
});

async function fresh(channel: ChannelName) {
  const kept = new Map<string, Outbound[]>();
  const plain = recording(channel, kept);
  world.plug(plain);
  const from = await world.joined('en', channel);
  const said = () => kept.get(`${from.channel}:${from.id}`) ?? [];
  const tapLike = async (start: string) => {
    const ids = said().flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    await world.tap(from, ids.findLast((id) => id.startsWith(start)) ?? '');
  };
  const answer = async (mood: number) => {
    await world.tap(from, 'check-in');
    await tapLike(`mood:${mood}:`);
    await tapLike('sleep:7:');
    await world.tap(from, 'skip');
    await world.advance(24 * HOUR_MS);
  };
  const heard = () =>
    said()
      .map(({ text }) => text)
      .join('\n');
  return { from, plain, answer, heard };
}
