import { describe, expect, it } from 'vitest';
import { isMessengerOn } from '../../db/messenger-policies.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { recorded } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { as } = consoleOf(world);
const isOn = () => tools.pools.officer.transact('wl_bot', ({ db }) => isMessengerOn(db));

describe('talks in a counselor’s own messenger', () => {
  it('are off until an admin allows them, and off again at once; each is on record', async () => {
    const admin = await as(staff.admin);
    expect(await isOn()).toBe(false);
    expect(await htmlOf(admin.get('/console/staff'))).toContain('Off. Counselors read');
    await admin.post('/console/staff/messenger', { policy: 'on' });
    expect(await isOn()).toBe(true);
    const page = await htmlOf(admin.get('/console/staff?said=messenger-on'));
    expect(page).toContain('On. A counselor may open a talk');
    expect(page).toContain('class="said good"');
    await world.advance(1);
    await admin.post('/console/staff/messenger', { policy: 'off' });
    expect(await isOn()).toBe(false);
    expect((await recorded(world)).match(/messenger-policy-set/g)).toHaveLength(2);
  });

  it.each(['', 'maybe'])('stay as they are for an answer that is none: “%s”', async (policy) => {
    const admin = await as(staff.admin);
    expect((await admin.post('/console/staff/messenger', { policy })).status).toBe(404);
    expect(await isOn()).toBe(false);
  });

  it('are nobody else’s to allow', async () => {
    const lead = await as(staff.lead);
    expect((await lead.post('/console/staff/messenger', { policy: 'on' })).status).toBe(403);
    expect(await isOn()).toBe(false);
  });
});
