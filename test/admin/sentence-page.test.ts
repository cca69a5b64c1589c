// A sentence on the page of schedules: the same as to the bot, shown before it counts.

import { describe, expect, it } from 'vitest';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const pages = consoleOf(world);
const admin = await pages.as(world.staff.admin);
const say = (sentence: string) => admin.post('/console/schedules/say', { sentence });
const active = async () =>
  (await scheduleList(tools)).filter(({ isActive }) => isActive).map(({ cron }) => cron);

describe('a sentence on the page', () => {
  it('is shown, confirmed and undone', async () => {
    const made = await say("move squad B's Friday check-in to 20:00");
    expect(made.status).toBe(303);
    const place = made.headers.get('location') ?? '';
    const shown = await htmlOf(admin.get(place));
    expect(shown).toContain('Fri 20:00');
    expect(await active()).toEqual([]);
    await admin.post(`${place}/confirm`, {});
    expect(await active()).toEqual(['0 20 * * 5']);
    await admin.post(`${place}/undo`, {});
    expect(await active()).toEqual([]);
  });

  it('with two changes shows both under one yes', async () => {
    const made = await say('squad A weekdays 20:00, squad B weekends 10:00');
    const place = made.headers.get('location') ?? '';
    const shown = await htmlOf(admin.get(place));
    expect(shown).toContain('2 changes, all or none');
    for (const text of ['Unit 1, squad A', 'weekdays 20:00', 'Unit 1, squad B', 'weekends 10:00'])
      expect(shown).toContain(text);
    expect(shown.match(/\/confirm"/g)).toHaveLength(1);
    await admin.post(`${place}/confirm`, {});
    expect(await active()).toHaveLength(2);
  });

  it.each([
    ['squad Z weekdays 20:00', 'no unit or squad of that name'],
    ['B班 25点', 'not a time of day'],
    ['critical incident in squad B at 14:00', 'page of incidents'],
  ])('that is unclear is asked back and kept in the field: %s', async (sentence, answer) => {
    const before = await active();
    const refused = await say(sentence);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(answer);
    expect(html).toContain(`value="${sentence}"`);
    expect(await active()).toEqual(before);
  });

  it('that is empty changes nothing, and is no instructor’s', async () => {
    const before = await active();
    expect((await say(' ')).status).toBe(200);
    const instructor = await pages.as(world.staff.instructor);
    const tried = await instructor.post('/console/schedules/say', { sentence: 'squad A 9:00' });
    expect(tried.status).toBe(403);
    expect(await active()).toEqual(before);
  });
});
