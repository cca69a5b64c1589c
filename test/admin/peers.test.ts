import { describe, expect, it } from 'vitest';
import { putStaff } from '../../db/staff.ts';
import { checkPeers } from '../../src/admin/peers/check-peers.effect.ts';
import { linkPeer } from '../../src/admin/peers/peers.flow.ts';
import { inviteStaff, staffList, switchOff } from '../../src/admin/staff.flow.ts';
import { makeUnit } from '../../src/admin/units.flow.ts';
import { sayLeft } from '../../src/care/tell.flow.ts';
import type { Channel } from '../../src/core/ports.ts';
import { addHours } from '../../src/hotline/appointments/staff-side.flow.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { openBookingWorld, WEEKLY } from '../support/booking-world.ts';
import { openCareWorld } from '../support/care-world.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { invitedPeer } from '../support/peers.ts';
import { rowsOf } from '../support/rows.ts';

const booking = await openBookingWorld();
const { world } = booking;
const { tools, unitId } = world;
const care = await openCareWorld(world);
const { as } = consoleOf(world);
const ADMINS = { channel: 'telegram', id: '-100' } as const;
const telegram = tools.channels.get('telegram') as Channel;
const away: Channel = {
  ...telegram,
  send: async () => {
    throw new RetryLater('telegram-away');
  },
};
const other = await makeUnit(tools, { name: 'Unit 2', region: 'CN', timeZone: 'Asia/Shanghai' });
const otherId = other.kind === 'made' ? other.unitId : '';

const isOff = async (id: string) =>
  (await staffList(tools)).some((one) => one.id === id && one.disabledAt !== undefined);
const linksOf = (id: string) =>
  rowsOf(world, `select 1 from station.peers where staff_id = '${id}'`);
const toldAdmins = (part: string) =>
  world.heard(ADMINS).filter(({ text }) => text.includes(part)).length;
/** As accounts were made before they had to be linked. */
async function unlinkedPeer(label: string): Promise<string> {
  const id = tools.newId();
  const member = { id, role: 'peer', label, unitId, locale: 'en' } as const;
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putStaff(tx, { ...member, createdAt: tools.clock(), disabledAt: null }),
  );
  return id;
}

describe('a peer’s account', () => {
  it('belongs to somebody of the roster, of the same unit, who has no other', async () => {
    await care.officer('100');
    await care.bring('no,name,unit\n101,Officer 101,Unit 2\n');
    await invitedPeer(world, '102');
    const wish = { role: 'peer', label: 'Peer', locale: 'en', unitId } as const;
    const asked = async (rosterNo?: string) =>
      (await inviteStaff(tools, { ...wish, rosterNo })).kind;
    expect(await asked()).toBe('roster-needed');
    expect(await asked('999')).toBe('not-on-roster');
    expect(await asked('101')).toBe('roster-other-unit');
    expect(await asked('102')).toBe('roster-taken');
    expect(await asked('100')).toBe('invited');
    expect(await linkPeer(tools, world.staff.counselor.id, '100')).toEqual({
      kind: 'no-such-staff',
    });
  });

  it('goes off when its person leaves, as by an admin: talks are given back, officers told', async () => {
    const peer = await invitedPeer(world, '200');
    await addHours(tools, peer, { ...WEEKLY, weekday: '2', agrees: true });
    const from = await world.joined('en');
    await booking.book(from, 'alias', peer.id);
    world.heard(from);
    world.heard(ADMINS);

    await sayLeft(tools, care.instructor, await care.idOf('200'));
    await world.advance(0);
    expect(await isOff(peer.id)).toBe(true);
    expect(booking.text(from)).toContain('Peer 200');
    const standing = `select 1 from station.appointments
      where staff_id = '${peer.id}' and ended_at is null`;
    expect(await rowsOf(world, standing)).toEqual([]);
    expect(await linksOf(peer.id)).toEqual([]);
    expect(toldAdmins('no longer on the roster')).toBe(1);

    await checkPeers(tools);
    expect(world.heard(ADMINS)).toEqual([]);
  });

  it('stays when its person is of another unit; the admins hear it once, until it is so again', async () => {
    const peer = await invitedPeer(world, '300');
    world.heard(ADMINS);
    const moveTo = async (unit: string) => {
      await care.bring(`no,name,unit\n300,Officer 300,${unit}\n`);
      await world.advance(0);
    };
    await moveTo('Unit 2');
    await care.bring('no,name,unit,leave days\n300,Officer 300,Unit 2,10\n');
    await world.advance(0);
    expect(toldAdmins('another unit')).toBe(1);
    expect(await isOff(peer.id)).toBe(false);
    expect(await htmlOf((await as(world.staff.admin)).get('/console/staff'))).toContain(
      'now in another unit',
    );
    await moveTo('Unit 1');
    expect(world.heard(ADMINS)).toEqual([]);
    await moveTo('Unit 2');
    expect(toldAdmins('another unit')).toBe(1);
  });

  it('tells the admins though the process died once it had switched it off', async () => {
    const peer = await invitedPeer(world, '210');
    await sayLeft(tools, care.instructor, await care.idOf('210'));
    await switchOff({ ...tools, doNow: async () => undefined }, peer.id);
    expect(await linksOf(peer.id)).toHaveLength(1);
    world.heard(ADMINS);
    await world.advance(60_000);
    expect(toldAdmins('no longer on the roster')).toBe(1);
    expect(await linksOf(peer.id)).toEqual([]);
  });

  it('tells of who left and who moved once the platform is back, and every account is off before', async () => {
    const [gone, moved, last] = await Promise.all(
      ['220', '230', '240'].map((no) => invitedPeer(world, no)),
    );
    world.heard(ADMINS);
    world.plug(away);
    await care.bring('no,name,unit\n230,Officer 230,Unit 2\n');
    for (const no of ['220', '240']) await sayLeft(tools, care.instructor, await care.idOf(no));
    await world.advance(0);
    expect([await isOff(gone?.id ?? ''), await isOff(last?.id ?? '')]).toEqual([true, true]);
    world.plug(telegram);
    await world.advance(3_600_000);
    const heard = world.heard(ADMINS).map(({ text }) => text);
    expect(heard.filter((text) => text.includes('no longer on the roster'))).toHaveLength(2);
    expect(heard.filter((text) => text.includes('another unit'))).toHaveLength(1);
    expect(await linksOf(moved?.id ?? '')).toHaveLength(1);
  });

  it('that goes off by hand leaves its person free for another', async () => {
    const peer = await invitedPeer(world, '400');
    await switchOff(tools, peer.id);
    await world.advance(0);
    expect(await linksOf(peer.id)).toEqual([]);
    const next = await unlinkedPeer('Peer 400 anew');
    expect(await linkPeer(tools, next, '400')).toEqual({ kind: 'peer-linked' });
  });

  it('without a link shows as such, and is linked by a form that refuses with a reason', async () => {
    const id = await unlinkedPeer('Peer of before');
    await care.officer('500');
    const admin = await as(world.staff.admin);
    const row = async () =>
      (await htmlOf(admin.get('/console/staff'))).split('<tr').find((one) => one.includes(id));
    expect(await row()).toContain('not linked to the roster');
    const path = `/console/staff/${id}/roster`;
    expect(await htmlOf(admin.get(path))).toContain('Peer of before');
    const refused = await admin.post(path, { no: '101' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('belongs to another unit');
    expect((await admin.post(path, { no: ' 500 ' })).headers.get('location')).toBe(
      '/console/staff?said=peer-linked',
    );
    expect(await row()).not.toContain('not linked to the roster');
    expect((await admin.get(`/console/staff/${otherId}/roster`)).status).toBe(404);
    expect((await (await as(world.staff.counselor)).get(path)).status).toBe(403);
  });

  it('belongs to nobody whom an instructor could read of', async () => {
    const read = tools.pools.station.transact(
      { role: 'wl_instructor', staffId: world.staff.instructor.id },
      async ({ db }) => db.execute('select * from station.peers'),
    );
    await expect(read).rejects.toThrow();
  });
});
