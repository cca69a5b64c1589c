// An activity from the organizer's form to what officers thought of it, over every door there is.

import { describe, expect, it } from 'vitest';
import { openActivity } from '../../../src/care/activities/opened.flow.ts';
import { activitiesView, makeActivity } from '../../../src/care/activities/organizer.flow.ts';
import { whoSawAt } from '../../../src/trust/reads/who-saw.flow.ts';
import { EMPTY, FORM, ZH } from '../../support/activity-form.ts';
import { openActivityWorld } from '../../support/activity-world.ts';
import { recorded } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';

const NAME = 'Zhao Marker-5521';
const { world, organizer, admin, made, text, joinedIt, tapped, inbox } = await openActivityWorld();
const { tools } = world;

describe('an activity', () => {
  it('is listed by one word in the reader’s language, and only for those it is for', async () => {
    const [en, zh] = [await world.joined('en'), await world.joined('zh-CN')];
    await world.say(zh, '活动');
    expect(text(zh)).toContain('眼下没有');
    const both = await made();
    await made({ en: EMPTY, zh: { ...ZH, title: '只有中文' } });
    await world.say(en, 'activities');
    await world.say(zh, '讲座');
    const [inEn, inZh] = [text(en), text(zh)];
    expect(inEn).toContain('Sleep after nights\nFri, March 6 at 3:00 PM, Room 3');
    expect(inEn).not.toContain('只有中文');
    expect(inZh).toContain('夜班后的睡眠');
    expect(inZh).toContain('只有中文');
    const refused = { ...FORM, unitId: undefined };
    expect(await makeActivity(tools, organizer, refused)).toEqual({ kind: 'bad-unit' });
    expect(await makeActivity(tools, admin, refused)).toEqual({ kind: 'made' });
    expect((await activitiesView(tools, organizer)).activities.map(({ id }) => id)).toContain(both);
    expect((await activitiesView(tools, admin)).activities).toHaveLength(1);
    expect(await openActivity(tools, admin, both)).toBeUndefined();
  });

  it('takes one tap to join and one to leave, and is a count to its organizer from ten on', async () => {
    const id = await made();
    const people = await Promise.all(Array.from({ length: 12 }, () => world.joined('en')));
    for (const from of people.slice(0, 9)) await joinedIt(from, id);
    expect((await inbox(id))?.activity.signedUp).toBeNull();
    for (const from of people.slice(9)) expect(await joinedIt(from, id)).toContain('signed up');
    expect((await inbox(id))?.activity.signedUp).toBe(10);
    const [one] = people;
    if (one === undefined) throw new Error('nobody there');
    expect(await joinedIt(one, id)).toContain('You are signed up');
    await world.tap(one, `act-join:${id}`);
    await tapped(one, 'act-out:');
    expect(text(one)).toContain('No reason needed');
    const rows = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from officer.activity_signups
       where activity_id = '${id}' and state = 'in'`,
    );
    expect(rows[0]?.n).toBe(11);
  });

  it('gives its last place once to all who press at once, and the next one when it is free', async () => {
    const id = await made({ places: '1' });
    const people = await Promise.all(Array.from({ length: 8 }, () => world.joined('en')));
    await Promise.all(people.map((from) => world.tap(from, `act-join:${id}`)));
    const heard = people.map((from) => ({ from, said: world.heard(from) }));
    const got = heard.filter(({ said }) =>
      said.some((one) => one.text.includes("You're signed up")),
    );
    expect(got).toHaveLength(1);
    const out = got[0]?.said
      .flatMap((one) => one.choices ?? [])
      .find(({ id: tap }) => tap.startsWith('act-out:'));
    if (got[0] === undefined || out === undefined) throw new Error('nobody got it');
    await world.tap(got[0].from, out.id);
    await world.advance(0);
    await world.advance(0);
    const told = people.filter((from) => text(from).includes('A place got free'));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toBe(got[0].from);
  });

  it('gets a name only where it needs one, as seen and sent, and gives it back', async () => {
    const id = await made({ needsNames: true });
    const from = await world.joined('en');
    expect(await joinedIt(from, id)).toContain('needs a list of names');
    await world.say(from, NAME);
    const preview = world.heard(from).at(-1);
    expect(preview?.text).toContain(NAME);
    expect((await inbox(id))?.names).toEqual([]);
    const send = preview?.choices?.find(({ id: tap }) => tap.startsWith('act-send:'))?.id ?? '';
    await world.tap(from, send);
    await world.advance(0);
    expect((await inbox(id))?.names).toEqual([NAME]);
    expect(await recorded(world)).not.toContain('Marker-5521');
    expect(world.logged()).not.toContain('Marker-5521');
    const seen = await whoSawAt(tools, from, { locale: 'en', before: undefined });
    expect(seen?.reads.map((read) => read.text).join()).toContain('the name you sent');
    await tapped(from, 'act-out:');
    expect((await inbox(id))?.names).toEqual([]);
  });

  it('lets a cry for help in place of a name be heard, and sends nothing of it', async () => {
    const id = await made({ needsNames: true });
    const from = await world.joined('en');
    await joinedIt(from, id);
    await world.say(from, 'I want to kill myself tonight');
    expect(text(from)).toContain('12356');
    await world.say(from, NAME);
    expect(text(from)).not.toContain('the organizer reads this');
    expect((await inbox(id))?.names).toEqual([]);
  });

  it('forgets a name with the officer who erases everything, and frees the place', async () => {
    const id = await made({ needsNames: true, places: '1' });
    const [first, second] = [await world.joined('en'), await world.joined('en')];
    for (const from of [first, second]) {
      await joinedIt(from, id);
      await world.say(from, NAME);
      await tapped(from, 'act-send:');
      await world.advance(0);
    }
    expect(text(second)).toContain('waiting list');
    await world.tap(first, 'erase:yes');
    await world.advance(0);
    await world.advance(0);
    expect(text(second)).toContain('A place got free');
    expect((await inbox(id))?.names).toEqual([NAME]);
  });
});
