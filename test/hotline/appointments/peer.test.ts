import { describe, expect, it } from 'vitest';
import { officersOf } from '../../../db/roster.ts';
import { hoursOf } from '../../../db/talk-hours.ts';
import { inviteStaff, switchOff } from '../../../src/admin/staff.flow.ts';
import { careBoard } from '../../../src/care/board.flow.ts';
import {
  addHours,
  appointmentsView,
  removeHours,
} from '../../../src/hotline/appointments/staff-side.flow.ts';
import { openBookingWorld, WEEKLY } from '../../support/booking-world.ts';
import { invitedPeer } from '../../support/peers.ts';
import { rowsOf } from '../../support/rows.ts';

const { world, instructor, choices, text, give, book } = await openBookingWorld();
const { tools } = world;

describe('a peer', () => {
  it('gives hours only after agreeing to what a peer is, and sees a time and an alias alone', async () => {
    const wish = { role: 'peer', label: 'Peer 1', locale: 'en' } as const;
    expect(await inviteStaff(tools, { ...wish, unitId: undefined })).toEqual({
      kind: 'unit-needed',
    });
    const peer = await invitedPeer(world, '1');
    const hours = { ...WEEKLY, weekday: '2' };
    expect(await addHours(tools, peer, hours)).toEqual({ kind: 'not-agreed' });
    expect((await appointmentsView(tools, peer)).asksToAgree).toBe(true);
    expect(await addHours(tools, peer, { ...hours, agrees: true })).toEqual({ kind: 'added' });
    const later = { ...hours, from: '16:00', to: '17:00' };
    expect(await addHours(tools, peer, later)).toEqual({ kind: 'added' });
    const records = `select action from ledger.audit_events
      where actor = 'peer:${peer.id}' and action <> 'appointment-seen' order by id`;
    expect(await rowsOf(world, records)).toEqual(
      ['peer-agreed', 'talk-hours-added', 'talk-hours-added'].map((action) => ({ action })),
    );

    const from = await world.joined('en');
    await give(instructor);
    await world.say(from, 'Book a talk');
    expect(text(from)).toContain('peer is a colleague who agreed to listen');
    await world.tap(from, 'book');
    expect(choices(from).map(({ label }) => label)).toContain('Peer 1');
    await book(from, 'plain', peer.id);
    const view = await appointmentsView(tools, peer);
    expect(view.agreed.map(({ alias }) => alias)).toEqual([null]);
    expect(await careBoard(tools, peer)).toBeUndefined();
    const seen = await tools.pools.station.transact(
      { role: 'wl_instructor', staffId: peer.id },
      async ({ db }) => Promise.all([officersOf(db, world.unitId), hoursOf(db, instructor.id)]),
    );
    expect(seen).toEqual([[], []]);

    for (const { id } of view.hours) await removeHours(tools, peer, id);
    expect((await appointmentsView(tools, peer)).asksToAgree).toBe(true);
    await switchOff(tools, peer.id);
    await world.advance(0);
    expect((await appointmentsView(tools, peer)).agreed).toEqual([]);
  });
});
