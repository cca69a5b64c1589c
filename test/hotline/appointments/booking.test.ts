// An agreed time, from the hours somebody gives to the talk; by alias, over every door there is.

import { describe, expect, it } from 'vitest';
import { putDeskProfile } from '../../../db/desk-profiles.ts';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import type { Address } from '../../../src/core/message.ts';
import {
  addHours,
  appointmentsView,
  callOff,
  removeHours,
  timeOf,
} from '../../../src/hotline/appointments/staff-side.flow.ts';
import { ANYONE } from '../../../src/hotline/line/may-take.ts';
import { openBookingWorld, WEEKLY } from '../../support/booking-world.ts';
import { recorded } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { staffChats } from '../../support/staff-chats.ts';

const { world, instructor, counselor, choices, text, give, agreed, book } =
  await openBookingWorld();
const { tools, staff } = world;

describe('a time to talk', () => {
  it('is nobody’s to give until somebody gives hours', async () => {
    const from = await world.joined('en');
    await world.say(from, 'Book a talk');
    expect(text(from)).toContain('Nobody gives fixed times');
    expect(await give(instructor)).toEqual({ kind: 'added' });
    expect(await addHours(tools, instructor, { ...WEEKLY, weekday: '9' })).toEqual({
      kind: 'bad-hours',
    });
    expect(await give(counselor, '4')).toEqual({ kind: 'added' });
  });

  it('is chosen by who and when, in words of either language, and shown under the alias', async () => {
    const from = await world.joined('zh-CN');
    await world.say(from, '约个时间');
    expect(choices(from).map(({ label }) => label)).toContain('Instructor');
    await book(from, 'alias');
    expect(text(from)).toMatch(/3月4日周三 10:00.*Instructor|Instructor.*3月4日周三 10:00/u);
    const [one, ...more] = await agreed(instructor);
    expect(more).toEqual([]);
    const [person] = await rowsOf<{ alias: string }>(
      world,
      'select p.alias from officer.people p join officer.appointments a on a.person_id = p.id',
    );
    expect(one).toMatchObject({ alias: person?.alias, at: new Date('2026-03-04T02:00:00Z') });
    expect(await agreed(counselor)).toEqual([]);
  });

  it('is shown as nobody’s where the officer wants that, on their own clock', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'book');
    world.heard(from);
    await book(from, 'plain');
    expect(text(from)).toContain('March 4 at 10:30');
    expect((await agreed(instructor))[1]).toMatchObject({ alias: null });
  });

  it('is one at a time: another one frees the first, and a cancellation is kind', async () => {
    const from = await world.joined('en');
    const first = await book(from, 'alias');
    world.heard(from);
    await world.say(from, 'appointment');
    expect(text(from)).toContain('March 4 at 11:00');
    await book(from, 'alias');
    const off = choices(from).find(({ id }) => id.startsWith('book-off:'))?.id ?? '';
    expect(await agreed(instructor)).toHaveLength(3);
    await world.tap(from, `book-with:${instructor.id}`);
    expect(choices(from).map(({ id }) => id)).toContain(first);
    await world.tap(from, off);
    await world.advance(0);
    expect(text(from)).toMatch(/cancel|off|Taken out/i);
    expect(await agreed(instructor)).toHaveLength(2);
  });

  it('is got by one of twenty who press at once, and the others see what is left', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => world.joined('en')));
    const slot = `book-alias:${counselor.id}:${Date.parse('2026-03-05T02:00:00Z') / 60_000}`;
    await Promise.all(people.map((from) => world.tap(from, slot)));
    await world.advance(0);
    expect(await agreed(counselor)).toHaveLength(1);
    const heard = people.map((from) => text(from));
    expect(heard.filter((one) => one.includes('That time has just gone'))).toHaveLength(19);
    const [taken] = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from ledger.talk_slots where staff_id = '${counselor.id}'`,
    );
    expect(taken?.n).toBe(1);
  });

  it('cannot be made of a time that nobody gave, or of staff who are not for this officer', async () => {
    const from = await world.joined('en');
    const odd = `book-alias:${counselor.id}:${Date.parse('2026-03-06T02:00:00Z') / 60_000}`;
    await world.tap(from, odd);
    expect(text(from)).toContain('just gone');
    await tools.pools.station.transact('wl_admin', async (tx) => {
      putDeskProfile(tx, counselor.id, { ...ANYONE, unitId: world.unitId, isInCharge: true });
    });
    await world.tap(from, 'book-anyway');
    expect(choices(from).map(({ label }) => label)).not.toContain('Counselor 1');
    const theirs = `book-alias:${counselor.id}:${Date.parse('2026-03-05T02:30:00Z') / 60_000}`;
    await world.tap(from, theirs);
    expect(await agreed(counselor)).toHaveLength(1);
  });

  it('does not stand before a person now: from L2 on the bot offers that first', async () => {
    const from = await world.joined('en');
    await world.say(from, 'I do not want to live any more');
    world.heard(from);
    await world.tap(from, 'book');
    const [say] = world.heard(from);
    expect(say?.text).toContain('a person for you right now');
    expect(say?.choices?.map(({ id }) => id)).toEqual(['talk', 'book-anyway']);
  });

  it('is called off by the staff with a line that says so, and not given to anyone else', async () => {
    const from = await world.joined('en');
    const tap = await book(from, 'alias');
    world.heard(from);
    const at = Number(tap.split(':')[2]) * 60_000;
    const mine = (await agreed(instructor)).find((one) => +one.at === at);
    const other = { id: staff.second.id, role: 'counselor' } as const;
    expect(await callOff(tools, other, mine?.id ?? '')).toEqual({ kind: 'no-such-appointment' });
    expect(await timeOf(tools, other, mine?.id ?? '')).toBeUndefined();
    expect(await timeOf(tools, instructor, mine?.id ?? '')).toMatchObject({ from: mine?.at });
    expect(await callOff(tools, instructor, mine?.id ?? '')).toEqual({ kind: 'called-off' });
    await world.advance(0);
    const [say] = world.heard(from);
    expect(say?.choices?.map(({ id }) => id)).toEqual(['book-anyway', 'talk']);
    await world.tap(from, `book-with:${instructor.id}`);
    expect(choices(from).map(({ id }) => id)).not.toContain(tap);
  });

  it('is reminded of: the officer with their yes, the staff in a chat of their own', async () => {
    const { linked, words } = staffChats(world);
    const own = await linked(staff.instructor);
    const from = await world.joined('en');
    await book(from, 'alias');
    const quiet = await world.joined('en');
    await book(quiet, 'plain');
    await world.tap(from, 'slip:contact:yes');
    world.heard(from);
    world.heard(quiet);
    expect(words(own).filter((one) => one.startsWith('A talk was agreed'))).toHaveLength(2);
    const to = (at: string) => world.advance(Date.parse(at) - +world.now());
    await to('2026-03-03T03:40:00Z');
    const remindersOf = (who: Address) =>
      world.heard(who).filter(({ choices: shown = [] }) => shown[0]?.id.startsWith('book-off:'));
    expect(remindersOf(from)).toHaveLength(1);
    await to('2026-03-04T02:45:00Z');
    expect(remindersOf(from)).toHaveLength(1);
    expect(remindersOf(quiet)).toEqual([]);
    const soon = words(own).filter((one) => one.startsWith('You have a talk'));
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.join()).not.toMatch(/alias|Pine|-[A-Z]{4}/);
  });

  it('ends with the officer’s data, and with the account of whoever gave it', async () => {
    await world.advance(24 * 3_600_000);
    const from = await world.joined('en');
    const before = (await agreed(instructor)).length;
    await book(from, 'alias');
    expect(await agreed(instructor)).toHaveLength(before + 1);
    await world.tap(from, 'erase:yes');
    await world.advance(0);
    expect(await agreed(instructor)).toHaveLength(before);
    const stays = await world.joined('en');
    await book(stays, 'alias');
    world.heard(stays);
    await switchOff(tools, instructor.id);
    await world.advance(0);
    expect(
      world
        .heard(stays)
        .flatMap((one) => one.choices ?? [])
        .map(({ id }) => id),
    ).toEqual(['book-anyway', 'talk']);
    await world.tap(stays, 'book-anyway');
    expect(choices(stays).map(({ label }) => label)).not.toContain('Instructor');
    const view = await appointmentsView(tools, counselor);
    const [hours] = view.hours;
    expect(await removeHours(tools, instructor, hours?.id ?? '')).toEqual({ kind: 'bad-hours' });
    expect(await removeHours(tools, counselor, hours?.id ?? '')).toEqual({ kind: 'removed' });
  });

  it('leaves no alias in a record, a log or an effect', async () => {
    const aliases = await rowsOf<{ alias: string }>(
      world,
      'select alias from officer.people where alias is not null',
    );
    const all = await recorded(world);
    for (const { alias } of aliases) {
      expect(world.logged()).not.toContain(alias);
      expect(all.split('appointment').slice(1).join().includes(alias)).toBe(false);
    }
  });
});
