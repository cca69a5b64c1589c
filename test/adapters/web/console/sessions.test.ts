import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../../../../src/admin/sign-in/session.flow.ts';
import { switchOff } from '../../../../src/admin/staff.flow.ts';
import { tellDesk } from '../../../../src/hotline/desk.flow.ts';
import { clientWith, linkToken, ORIGIN, signedIn } from '../../../support/console-client.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { recorded } from '../../../support/desk-world.ts';
import { openWorld } from '../../../support/world.ts';

const MINUTE_MS = 60_000;
const world = await openWorld();
const { tools, staff } = world;
const { app, as } = consoleOf(world);
const isIn = async (client: { get(path: string): Promise<Response> }) =>
  (await client.get('/console/session')).status === 204;

describe('a session', () => {
  it('gets a new secret at every sign-in, and a planted one is worth nothing', async () => {
    const planted = 'A'.repeat(43);
    const browser = clientWith(app, `wl_staff=${planted}`);
    const token = await linkToken(tools, staff.counselor.id);
    const cookie = (await browser.post('/console/sign-in', { token })).headers.get('set-cookie');
    expect(cookie).not.toContain(planted);
    expect(await isIn(browser)).toBe(false);
  });

  it('replaces the one the browser had, also when it was somebody else’s', async () => {
    const before = await as(staff.counselor);
    const token = await linkToken(tools, staff.lead.id);
    await before.post('/console/sign-in', { token });
    expect(await isIn(before)).toBe(false);
  });

  it('ends unused after an hour for an admin, and what a page asks by itself is no use', async () => {
    const [busy, idle] = [await as(staff.admin), await as(staff.admin)];
    await world.advance(40 * MINUTE_MS);
    await busy.get('/console/staff');
    await app.request(`${ORIGIN}/console/session`, {
      headers: { cookie: idle.cookie, 'sec-fetch-mode': 'cors' },
    });
    await world.advance(30 * MINUTE_MS);
    expect([await isIn(busy), await isIn(idle)]).toEqual([true, false]);
  });

  it('ends after eight hours for an admin, however busy', async () => {
    const admin = await as(staff.admin);
    for (let n = 0; n < 15; n += 1) {
      await world.advance(30 * MINUTE_MS);
      await admin.get('/console/staff');
    }
    expect(await isIn(admin)).toBe(true);
    await world.advance(30 * MINUTE_MS);
    expect(await isIn(admin)).toBe(false);
  });

  it('is one of three at most: the fourth sign-in ends the one longest unused', async () => {
    const all = [];
    for (let n = 0; n < 4; n += 1) {
      all.push(await as(staff.instructor));
      await world.advance(MINUTE_MS);
    }
    expect(await Promise.all(all.map(isIn))).toEqual([false, true, true, true]);
  });
});

describe('the page of one’s own sign-in', () => {
  it('shows each device, and ends another one at a press', async () => {
    const other = await as(staff.lead);
    const mine = await as(staff.lead);
    const sessions = await sessionsOf(tools, staff.lead.id);
    const ids = sessions.map(({ id }) => id);
    const page = await htmlOf(mine.get('/console/account'));
    expect(page).toContain('One-time link');
    expect(page.match(/this one/g)).toHaveLength(1);
    const endable = ids.filter((id) => page.includes(`/console/account/sessions/${id}/end`));
    expect(endable).toHaveLength(ids.length - 1);
    for (const id of endable) await mine.post(`/console/account/sessions/${id}/end`);
    expect([await isIn(other), await isIn(mine)]).toEqual([false, true]);
  });

  it('ends nobody else’s session', async () => {
    const counselor = await as(staff.counselor);
    const instructor = await as(staff.instructor);
    for (const { id } of await sessionsOf(tools, staff.instructor.id))
      await counselor.post(`/console/account/sessions/${id}/end`);
    expect(await isIn(instructor)).toBe(true);
  });

  it('signs out everywhere', async () => {
    const [one, other] = [await as(staff.counselor), await as(staff.counselor)];
    const out = await one.post('/console/account/sign-out-everywhere');
    expect(out.headers.get('location')).toBe('/console/sign-in?out');
    expect([await isIn(one), await isIn(other)]).toEqual([false, false]);
    expect(await recorded(world)).toContain('sessions-ended');
  });

  it('is for nobody who is not signed in', async () => {
    const stranger = clientWith(app, '');
    expect((await stranger.get('/console/account')).headers.get('location')).toBe(
      '/console/sign-in',
    );
    expect((await stranger.post('/console/account/sign-out-everywhere')).status).toBe(303);
  });
});

describe('an admin', () => {
  it('signs somebody out everywhere', async () => {
    const counselor = await as(staff.counselor);
    const admin = await as(staff.admin);
    const path = `/console/staff/${staff.counselor.id}/sign-out`;
    const first = await admin.post(path);
    expect(first.headers.get('location')).toBe('/console/staff?said=signed-out');
    expect(await isIn(counselor)).toBe(false);
    const second = await admin.post(path);
    expect(second.headers.get('location')).toBe('/console/staff?said=not-signed-in');
  });

  it.each([
    ['post', '/console/staff'],
    ['post', `/console/staff/${staff.counselor.id}/link`],
    ['post', `/console/staff/${staff.counselor.id}/sign-out`],
    ['get', `/console/staff/${staff.counselor.id}/disable`],
    ['post', `/console/staff/${staff.counselor.id}/disable`],
  ] as const)(
    'signs in again for what is sensitive, 15 minutes later: %s %s',
    async (how, path) => {
      const admin = await as(staff.admin);
      await world.advance(15 * MINUTE_MS);
      const before = await recorded(world);
      const response = await admin[how](path);
      expect(response.status).toBe(303);
      const to = response.headers.get('location') ?? '';
      expect(to).toMatch(/^\/console\/again\?back=%2Fconsole/);
      expect(await htmlOf(admin.get(to))).toContain('Is it still you?');
      expect(await recorded(world)).toBe(before);
      const again = await signedIn(app, tools, staff.admin.id);
      expect((await again.get(to)).headers.get('location')).toMatch(/^\/console/);
    },
  );

  it('is sent back to no other site after signing in again', async () => {
    const admin = await as(staff.admin);
    for (const back of ['https://evil.test/', '//evil.test', '/console/../x', '/console/a?b'])
      expect(
        (await admin.get(`/console/again?${new URLSearchParams({ back })}`)).headers.get(
          'location',
        ),
      ).toBe('/console');
  });
});

describe('an open page', () => {
  it('is told nothing more, but that it is over, once the account is off', async () => {
    const counselor = await as(staff.second);
    const { body } = await counselor.get('/console/talks/events');
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: open');
    await tellDesk(tools, 'before');
    expect((await reader?.read())?.value).toContain('data: before');
    await switchOff(tools, staff.second.id);
    await tellDesk(tools, 'after');
    expect((await reader?.read())?.value).toContain('event: over');
    await reader?.cancel();
  });
});
