// A talk with a peer, asked for in a real Telegram library: found by a word, agreed by alias, reminded
// of, cancelled, agreed anew, and given back when the peer leaves the force.

import { expect, it } from 'vitest';
import { makeLink } from '../../src/admin/sign-in.flow.ts';
import { sayLeft } from '../../src/care/tell.flow.ts';
import { addHours, appointmentsView } from '../../src/hotline/appointments/staff-side.flow.ts';
import { WEEKLY } from '../support/booking-world.ts';
import { openCareWorld } from '../support/care-world.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { invitedPeer } from '../support/peers.ts';
import { rowsOf } from '../support/rows.ts';

const HOUR_MS = 3_600_000;
const NO = '4711';

it('a peer is asked for a talk by alias, on Telegram, and neither learns who the other is', async () => {
  const { world, instructor, idOf } = await openCareWorld();
  const { tools } = world;
  const peer = await invitedPeer(world, NO);
  const own = { channel: 'slack', id: 'D-peer' } as const;
  const link = await makeLink(tools, peer.id);
  const rest = link.kind === 'made' ? link.url : '';
  await world.bring(own, { kind: 'command', name: 'staff', rest });
  await addHours(tools, peer, { ...WEEKLY, weekday: '3', agrees: true });
  world.heard(own);
  const toldPeer = () => world.heard(own).map(({ text }) => text);
  const agreed = async () => (await appointmentsView(tools, peer)).agreed;

  const officer = await openEnd('telegram', world);
  await join(officer, world);
  const [person] = await rowsOf<{ id: string; alias: string }>(
    world,
    'select id, alias from officer.people where alias is not null',
  );
  const { id: personId = '', alias = '' } = person ?? {};

  await officer.say('约个时间');
  expect(await officer.until(/book-with/)).toContain(`Peer ${NO}`);
  await officer.press(`book-with:${peer.id}`);
  const slots = await officer.until(/book-at:/);
  expect(slots).toContain('3月4日周三 10:00');
  expect(slots).toContain('3月4日周三 11:30');
  await officer.press('book-at:');
  expect(await officer.until(/book-alias:/)).toContain(alias);
  await officer.press('book-alias:');
  expect(await officer.until(/slip:contact:yes/)).toContain('3月4日周三 10:00');
  await officer.press('slip:contact:yes');
  await officer.until(/\S/);
  // What a press sets going goes on behind the line that answers it.
  await expect.poll(toldPeer).toEqual([expect.stringContaining('A talk was agreed with you')]);
  expect(await agreed()).toMatchObject([{ alias, at: new Date('2026-03-04T02:00:00Z') }]);

  await world.advance(17.25 * HOUR_MS); // a quarter past ten, the day before
  expect(await officer.until(/book-off:/)).toContain('3月4日周三 10:00');
  expect(toldPeer()).toEqual([]);
  await world.advance(23 * HOUR_MS); // and within the last hour
  expect(await officer.until(/book-off:/)).toContain('3月4日周三 10:00');
  expect(toldPeer()).toEqual([expect.stringContaining('You have a talk')]);

  await officer.press('book-off:');
  expect(await officer.until(/book-anyway/)).toContain('3月4日周三 10:00');
  await expect.poll(toldPeer).toEqual([expect.stringContaining('was cancelled')]);
  expect(await agreed()).toEqual([]);

  await officer.press('book-anyway');
  await officer.until(/book-with/);
  await officer.press(`book-with:${peer.id}`);
  await officer.until(/book-at:/);
  await officer.press('book-at:');
  await officer.until(/book-alias:/);
  await officer.press('book-alias:');
  await officer.until(/book-off:/);
  await expect.poll(agreed).toMatchObject([{ alias }]);
  await sayLeft(tools, instructor, await idOf(NO));
  await world.advance(0);
  const back = await officer.until(/book-anyway/);
  expect(back).toContain(`Peer ${NO}`);
  expect(back).toContain('|talk]');
  expect(await agreed()).toEqual([]);

  const told = JSON.stringify([
    await rowsOf(world, 'select * from station.peers'),
    await rowsOf(world, 'select * from station.appointments'),
    await rowsOf(world, `select * from ledger.audit_events where subject not like 'person:%'`),
  ]);
  expect(told).not.toContain(personId);
  expect(world.logged()).not.toContain(alias);
});
