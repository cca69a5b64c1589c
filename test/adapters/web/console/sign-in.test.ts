import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../../adapters/web/console/desk.ts';
import { consolePages } from '../../../../adapters/web/console/index.ts';
import { makeLink } from '../../../../src/admin/sign-in.flow.ts';
import { switchOff } from '../../../../src/admin/staff.flow.ts';
import { RetryLater } from '../../../../src/ops/errors.ts';
import {
  clientWith,
  cookieOf,
  linkToken,
  ORIGIN,
  signedIn,
} from '../../../support/console-client.ts';
import { asOwner } from '../../../support/databases.ts';
import { openWorld } from '../../../support/world.ts';

const MINUTE_MS = 60_000;

const world = await openWorld();
const { tools } = world;
const desk = openDesk(tools);
const app = new Hono().route('/console', consolePages(tools, desk));
const stranger = clientWith(app, '');
const { counselor, second, instructor } = world.staff;

describe('a sign-in link', () => {
  it('carries its token in the fragment, which reaches no server', async () => {
    const link = await makeLink(tools, counselor.id);
    expect(link.kind === 'made' && link.url).toMatch(
      /^http:\/\/localhost:8080\/console\/sign-in#[\w-]{43}$/,
    );
  });

  it('is not used up by opening it, only by the button, and only once', async () => {
    const token = await linkToken(tools, counselor.id);
    expect((await stranger.get('/console/sign-in')).status).toBe(200);
    const first = await stranger.post('/console/sign-in', { token });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/console');
    const again = await stranger.post('/console/sign-in', { token });
    expect(again.status).toBe(410);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('This link no longer works');
  });

  it('lives ten minutes', async () => {
    const token = await linkToken(tools, counselor.id);
    await world.advance(10 * MINUTE_MS);
    expect((await stranger.post('/console/sign-in', { token })).status).toBe(410);
  });

  it.each(['', 'no-such-token', 'x'.repeat(5_000)])(
    'is refused when made up: %.8s',
    async (token) => {
      expect((await stranger.post('/console/sign-in', { token })).status).toBe(410);
    },
  );

  it('is made only for staff who are there', async () => {
    expect(await makeLink(tools, tools.newId())).toEqual({ kind: 'no-such-staff' });
  });
});

describe('a session', () => {
  it('is kept in a cookie that no script reads and no other site sends', async () => {
    const token = await linkToken(tools, counselor.id);
    const { headers } = await stranger.post('/console/sign-in', { token });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^wl_staff=[\w-]{43};/);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
      expect(cookie).toContain(part);
  });

  it('is bound to this host over https', async () => {
    const secure = { ...tools, settings: { ...tools.settings, publicUrl: 'https://desk.test' } };
    const https = new Hono().route('/console', consolePages(secure, desk));
    const response = await https.request('https://desk.test/console/sign-in', {
      method: 'POST',
      headers: { origin: 'https://desk.test' },
      body: new URLSearchParams({ token: await linkToken(tools, counselor.id) }),
    });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-wl_staff=.*Path=\/.*Secure/);
  });

  it('is stored only as a hash', async () => {
    const { cookie } = await signedIn(app, tools, counselor.id);
    const token = cookie.slice(cookie.indexOf('=') + 1);
    await asOwner(world.url, async (sql) => {
      const rows = await sql`select * from ledger.staff_sessions`;
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(token);
    });
  });

  it('ends after twelve hours', async () => {
    const staff = await signedIn(app, tools, counselor.id);
    expect((await staff.get('/console/session')).status).toBe(204);
    await world.advance(12 * 60 * MINUTE_MS);
    expect((await staff.get('/console/session')).status).toBe(401);
  });

  it('ends with signing out', async () => {
    const staff = await signedIn(app, tools, counselor.id);
    const out = await staff.post('/console/sign-out');
    expect(cookieOf(out)).toBe('wl_staff=');
    expect((await staff.get('/console/talks')).headers.get('location')).toBe('/console/sign-in');
  });

  it('ends at once for staff whose account is off, and their links no longer work', async () => {
    const staff = await signedIn(app, tools, second.id);
    const token = await linkToken(tools, second.id);
    await switchOff(tools, second.id);
    expect((await staff.get('/console/session')).status).toBe(401);
    expect((await stranger.post('/console/sign-in', { token })).status).toBe(410);
  });
});

describe('every page', () => {
  it.each([
    ['/console', '/console/sign-in'],
    ['/console/talks', '/console/sign-in'],
    ['/console/talks/board', '/console/sign-in'],
    ['/console/talks/events', '/console/sign-in'],
  ])('sends a stranger at %s to sign in', async (path, to) => {
    const response = await stranger.get(path);
    expect([response.status, response.headers.get('location')]).toEqual([303, to]);
  });

  it('speaks the reader’s language, and the other at a press', async () => {
    const chinese = await app.request(`${ORIGIN}/console/sign-in`, {
      headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
    });
    expect(await chinese.text()).toContain('lang="zh-CN"');
    const switched = await stranger.post('/console/language', { locale: 'en' });
    expect(cookieOf(switched)).toBe('wl_console_locale=en');
  });

  it('says so when the database is away', async () => {
    const away = async () => {
      throw new RetryLater('database-away');
    };
    const station = { ...tools.pools.station, transact: away };
    const cut = { ...tools, pools: { ...tools.pools, station } };
    const { cookie } = await signedIn(app, tools, counselor.id);
    const response = await clientWith(
      new Hono().route('/console', consolePages(cut, desk)),
      cookie,
    ).get('/console/talks');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('That did not work');
  });

  it('says that there is nothing at an address of nothing', async () => {
    const staff = await signedIn(app, tools, instructor.id);
    const response = await staff.get('/console/nothing');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Nothing here');
  });
});
