// What a station offers and asks, in a real Telegram and a real Slack library: an activity that needs
// names and is changed, thanks from the one to the other, and a campaign that asks both.

import { describe, expect, it } from 'vitest';
import { changeActivity } from '../../src/care/activities/organizer.flow.ts';
import { makeCampaign } from '../../src/care/campaigns/campaigns.flow.ts';
import { ROUTES } from '../../src/care/desks.ts';
import { FORM } from '../support/activity-form.ts';
import { openActivityWorld } from '../support/activity-world.ts';
import { openADesk } from '../support/desks.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { rowsOf } from '../support/rows.ts';

const NAME = '赵一号';

describe('in Chinese on Telegram and in English on Slack', async () => {
  const { world, organizer, made, inbox } = await openActivityWorld();
  const { tools, staff } = world;
  const telegram = await openEnd('telegram', world);
  const slack = await openEnd('slack', world);
  const newestAlias = async () =>
    (
      await rowsOf<{ alias: string }>(
        world,
        'select alias from officer.people where alias is not null order by joined_at desc, id desc',
      )
    )[0]?.alias ?? '';
  let activityId = '';

  it('an activity is found by a word, and joined with the name that was shown before it went', async () => {
    await openADesk(world, ...ROUTES);
    await join(telegram, world);
    activityId = await made({ needsNames: true });
    await telegram.say('活动');
    expect(await telegram.until(/act-join/)).toContain('夜班后的睡眠');
    await telegram.press('act-join:');
    await telegram.until(/需要一份名单|名单/);
    await telegram.say(NAME);
    expect(await telegram.until(/act-send/)).toContain(NAME);
    expect((await inbox(activityId))?.names).toEqual([]);
    await telegram.press('act-send:');
    await telegram.until(/act-out/);
    await expect.poll(async () => (await inbox(activityId))?.names).toEqual([NAME]);
  });

  it('both hear that it has changed, each in their language, and one tap takes the name back', async () => {
    await world.advance(1_000);
    await join(slack, world);
    await slack.say('english');
    await slack.until(/English/);
    await slack.say('activities');
    expect(await slack.until(/act-join/)).toContain('Sleep after nights');
    await slack.press('act-join:');
    await slack.until(/list of names/);
    await slack.say('Officer Two');
    await slack.until(/act-send/);
    await slack.press('act-send:');
    await slack.until(/act-out/);
    const wish = { ...FORM, from: '17:00', to: '18:00' };
    expect(await changeActivity(tools, organizer, activityId, wish)).toEqual({ kind: 'changed' });
    expect(await slack.until(/has changed/)).toContain('5:00 PM');
    expect(await telegram.until(/有变动/)).toContain('17:00');
    await telegram.press('act-out:');
    await telegram.until(/活动|退/);
    await expect.poll(async () => (await inbox(activityId))?.names).toEqual(['Officer Two']);
  });

  it('thanks go from the one to the other, and end with one tap', async () => {
    const alias = await newestAlias();
    await telegram.say('感谢同事');
    await telegram.until(/kudos-alias/);
    await telegram.press('kudos-alias');
    await telegram.until(/写给谁/);
    await telegram.say(alias);
    await telegram.until(/用一条消息写/);
    await telegram.say('谢谢你昨晚替我值班');
    expect(await telegram.until(/kudos-send:none/)).toContain('谢谢你昨晚替我值班');
    await telegram.press('kudos-send:none');
    await telegram.until(/已发送/);
    expect(await slack.until(/kudos-refuse/)).toContain('谢谢你昨晚替我值班');
    await slack.press('kudos-refuse:');
    await slack.until(/Taken away/);
  });

  it('a campaign asks both once, with the tap that leads to a desk', async () => {
    const wish = { name: '倾听 2026', from: '2026-03-02', until: '2026-03-20', team: [] };
    const to = { unitIds: [world.unitId], scaleId: undefined };
    const done = await makeCampaign(tools, `admin:${staff.admin.id}`, { ...wish, ...to });
    expect(done).toEqual({ kind: 'made' });
    await world.advance(0);
    expect(await telegram.until(/倾听 2026/)).toContain('我只问一次');
    expect(await slack.until(/倾听 2026/)).toContain('I ask this once');
    await slack.press('problem');
    await slack.until(/desk/);
    await slack.say('The canteen is closed on nights and we live on noodles.');
    expect(await slack.until(/problem-item/)).toMatch(/canteen/i);
  });
});
