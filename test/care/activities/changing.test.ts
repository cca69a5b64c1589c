// An activity that is changed, and one whose organizer leaves: nobody stands before a closed door.

import { describe, expect, it } from 'vitest';
import { staffById } from '../../../db/staff.ts';
import { inviteStaff, switchOff } from '../../../src/admin/staff.flow.ts';
import { successorOf, whatChanged } from '../../../src/care/activities/changing.ts';
import { openActivity } from '../../../src/care/activities/opened.flow.ts';
import { changeActivity } from '../../../src/care/activities/organizer.flow.ts';
import { yesTap } from '../../../src/trust/wordings.ts';
import { EMPTY, EN, FORM, ZH } from '../../support/activity-form.ts';
import { openActivityWorld } from '../../support/activity-world.ts';
import { staffChats } from '../../support/staff-chats.ts';

const HOUR_MS = 3_600_000;
const AT = new Date('2026-03-06T07:00:00Z');
const WAS = { texts: { en: EN, 'zh-CN': ZH }, at: AT, until: new Date(+AT + 1), places: 5 };
const OFF = new Date(0);

describe('what changed', () => {
  it.each([
    ['none', {}],
    ['none', { texts: { 'zh-CN': { ...ZH }, en: { ...EN } } }],
    ['places', { places: null }],
    ['texts', { texts: { en: { ...EN, place: 'Room 4' }, 'zh-CN': ZH } }],
    ['texts', { texts: { en: EN } }],
    ['times', { at: new Date(0), texts: {} }],
    ['times', { until: new Date(+AT + 2) }],
  ] as const)('is %s', (what, more) => {
    expect(whatChanged(WAS, { ...WAS, ...more })).toBe(what);
  });
});

describe('whoever carries on', () => {
  const one = { role: 'instructor', unitId: 'u', disabledAt: null } as const;
  const admin = { id: 'a', role: 'admin', unitId: null, disabledAt: null } as const;
  const left = { ...one, id: 'left' };
  it.each([
    ['an instructor of the unit', [left, admin, { ...one, id: 'b' }], 'u', 'b'],
    ['an admin where no other is there', [left, { ...one, id: 'c', unitId: 'x' }, admin], 'u', 'a'],
    ['an admin for everybody', [left, { ...one, id: 'd' }, admin], null, 'a'],
    ['nobody who has left', [left, { ...one, id: 'e', disabledAt: OFF }, admin], 'u', 'a'],
    ['nobody where nobody is', [left], 'u', undefined],
  ] as const)('is %s', (_who, staff, unitId, expected) => {
    expect(successorOf(staff, { leavingId: 'left', unitId })).toBe(expected);
  });
});

describe('an activity', async () => {
  const { world, organizer, admin, made, text, joinedIt, tapped } = await openActivityWorld();
  const { tools } = world;
  const change = (id: string, more: Partial<typeof FORM>) =>
    changeActivity(tools, organizer, id, { ...FORM, ...more });

  it('that moves is told at once to who signed up, and reminds of its new time alone', async () => {
    const id = await made();
    const [from, other] = [await world.joined('en'), await world.joined('zh-CN')];
    expect(await joinedIt(from, id)).toContain('March 6 at 3:00 PM');
    await world.tap(from, yesTap('contact', 'en'));
    world.heard(other);
    expect(await change(id, { day: '2026-03-05', from: '10:00', to: '11:00' })).toEqual({
      kind: 'changed',
    });
    await world.advance(0);
    expect(text(from)).toContain('It is now Thu, March 5 at 10:00 AM, Room 3');
    expect(text(other)).toBe('');
    let reminders = 0;
    for (let day = 0; day < 3; day += 1) {
      await world.advance(24 * HOUR_MS);
      const said = text(from);
      expect(said).not.toContain('March 6');
      reminders += said.split('A reminder:').length - 1;
    }
    expect(reminders).toBe(1);
    expect(await change(id, { day: '2026-03-09' })).toEqual({ kind: 'no-such-activity' });
  });

  it('is not changed by somebody else, into nonsense, or told of when nothing changed', async () => {
    const day = '2026-03-20';
    const id = await made({ day });
    const from = await world.joined('en');
    await joinedIt(from, id);
    const theirs = await changeActivity(tools, admin, id, { ...FORM, day });
    expect(theirs).toEqual({ kind: 'no-such-activity' });
    expect(await change(id, { day: '2026-01-01' })).toEqual({ kind: 'bad-times' });
    expect(await change(id, { day, en: EMPTY, zh: EMPTY })).toEqual({ kind: 'bad-texts' });
    expect(await change(id, { day })).toEqual({ kind: 'changed' });
    await world.advance(0);
    expect(text(from)).toBe('');
    const again = { kind: 'change-activity.v1', activityId: id, changeId: 'x', what: 'texts' };
    for (let n = 0; n < 2; n += 1)
      await tools.doNow([{ id: tools.newId(), effect: again as never, attempts: 1 }]);
    expect(text(from).split('has changed').length - 1).toBe(1);
  });

  it('gives a waiting officer a place when it gets more', async () => {
    const day = '2026-03-20';
    const id = await made({ day, places: '1' });
    const [first, second] = [await world.joined('en'), await world.joined('en')];
    await joinedIt(first, id);
    expect(await joinedIt(second, id)).toContain('waiting list');
    await change(id, { day, places: '2' });
    await world.advance(0);
    expect(text(second)).toContain('A place got free');
    expect(text(first)).toBe('');
  });

  it('is carried on when its organizer leaves, and whoever sent a name hears whom it goes to', async () => {
    const day = '2026-03-20';
    const named = await made({ day, needsNames: true });
    const counted = await made({ day });
    const [from, other] = [await world.joined('en'), await world.joined('en')];
    await joinedIt(from, named);
    await world.say(from, 'Zhao Marker-5522');
    await tapped(from, 'act-send:');
    await joinedIt(other, counted);
    world.heard(from);
    const { unitId } = world;
    const wish = { role: 'instructor', label: 'Instructor 9', unitId, locale: 'en' } as const;
    const next = await inviteStaff(tools, wish);
    if (next.kind !== 'invited') throw new Error(next.kind);
    const { linked, words } = staffChats(world);
    const member = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      staffById(db, next.staffId),
    );
    if (member === undefined) throw new Error('no such member');
    const own = await linked(member);
    expect((await switchOff(tools, organizer.id)).kind).toBe('disabled');
    await world.advance(0);
    const [told, ...more] = words(own);
    expect(more).toEqual([]);
    expect(told).toMatch(/^Activities that are yours .*: [1-9]\d*\..*\n.*\/console\/activities$/);
    expect(told).not.toMatch(/Marker|Zhao/);
    const heir = { id: next.staffId, role: 'instructor' } as const;
    expect((await openActivity(tools, heir, named))?.names).toEqual(['Zhao Marker-5522']);
    expect((await openActivity(tools, heir, counted))?.activity.madeBy).toBe(heir.id);
    const said = world.heard(from);
    expect(said.map((one) => one.text).join()).toContain('organized by somebody else');
    expect(text(other)).toBe('');
    const out = said
      .flatMap((one) => one.choices ?? [])
      .find(({ id }) => id.startsWith('act-out:'));
    await world.tap(from, out?.id ?? '');
    await world.advance(0);
    expect((await openActivity(tools, heir, named))?.names).toEqual([]);
    expect(await changeActivity(tools, heir, named, { ...FORM, day })).toEqual({ kind: 'changed' });
  });
});
