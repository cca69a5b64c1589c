// What an officer said yes to, seen and taken back, on every channel through its real library.

import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/core/message.ts';
import { newestWording } from '../../src/trust/wordings.ts';
import { openEnd } from '../support/ends.ts';
import { openWorld } from '../support/world.ts';

const SCORES = newestWording('scores', 'zh-CN')?.text ?? '';

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const end = await openEnd(channel, world);

  it('a yes is listed with its date and the exact words that were read', async () => {
    await end.say('你好');
    await end.until(/卡/);
    await end.say(await world.card());
    await end.until(/squad:none/);
    await end.press('squad:none');
    await end.until(/slip:scores:yes/);
    await end.press('slip:scores:yes');
    await end.until(/\S/);
    await end.say('隐私');
    const switches = await end.until(/said-yes/);
    expect(switches).toContain('[✓ 签到回答|slip-off:scores]');
    expect(switches).toContain('[○ 写下的话|slip-ask:words]');
    await end.press('said-yes');
    const listed = await end.until(/slip-off:scores/);
    expect(listed).toContain('2026年3月2日 17:00同意');
    expect(listed.replaceAll(/\s/g, '')).toContain(SCORES.replaceAll(/\s/g, ''));
  });

  it('one tap takes it back, says what that does, and it is no longer listed as a yes', async () => {
    await end.press('slip-off:scores');
    await end.until(/24小时后删掉/);
    await end.say('隐私');
    expect(await end.until(/said-yes/)).toContain('[○ 签到回答|slip-ask:scores]');
    await end.press('said-yes');
    expect(await end.until(/收回/)).toMatch(/签到回答\n2026年3月2日 17:00收回/);
  });

  it('a yes by mistake undone is one tap and the slip away', async () => {
    await end.say('隐私');
    await end.until(/slip-ask:scores/);
    await end.press('slip-ask:scores');
    await end.until(/slip:scores:yes/);
    await end.press('slip:scores:yes');
    await end.until(/\S/);
    await end.say('隐私');
    await end.until(/slip-off:scores/);
  });
});
