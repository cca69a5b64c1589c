import { describe, expect, it } from 'vitest';
import { linkToken } from '../support/console-client.ts';
import { openAttempts } from './attempts.ts';
import { digestOf } from './digest.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const attempts = openAttempts(stage.url);
const { world } = stage;
const admin = stage.actor('admin').cookie;
const token = admin.slice(admin.indexOf('=') + 1);
const PLANTED = 'P'.repeat(43);

/** The session that an answer sets, if any. */
function sessionIn({ headers }: { readonly headers: Headers }): string | undefined {
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return cookies.find((cookie) => /^(__Host-)?wl_(staff|chat)=./.test(cookie));
}

async function signInWith(cookie: string, staffId = world.staff.lead.id) {
  const body = new URLSearchParams({ token: await linkToken(world.tools, staffId) });
  return attempts.send('/console/sign-in', { method: 'POST', cookie, body });
}

describe('a session', () => {
  it('is never the one that somebody planted before the sign-in', async () => {
    const answer = await signInWith(`wl_staff=${PLANTED}`);
    const made = sessionIn(answer) ?? '';
    expect(made).toMatch(/^wl_staff=[\w-]{43}$/);
    expect(made).not.toContain(PLANTED);
    const planted = await attempts.send('/console/session', { cookie: `wl_staff=${PLANTED}` });
    expect(planted.status).toBe(401);
  });

  it('of before ends when the same browser signs in again', async () => {
    const first = sessionIn(await signInWith('')) ?? '';
    const second = sessionIn(await signInWith(first)) ?? '';
    expect(second).not.toBe(first);
    expect((await attempts.send('/console/session', { cookie: first })).status).toBe(401);
    expect((await attempts.send('/console/session', { cookie: second })).status).toBe(204);
  });

  it('of the chat is made by us, whatever a stranger sends', async () => {
    for (const cookie of [
      `wl_chat=${'x'.repeat(44)}`,
      'wl_chat=../..',
      'wl_chat=%00',
      'wl_chat="a"',
    ]) {
      const answer = await attempts.send('/api/session', {
        method: 'POST',
        cookie,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(sessionIn(answer)).toMatch(/^wl_chat=[\w-]{43}$/);
      expect(sessionIn(answer)).not.toBe(cookie);
    }
  });

  it.each([
    ['cut short', token.slice(0, -1)],
    ['with one more', `${token}A`],
    ['in other letters', token.toUpperCase()],
    ['with a blank', ` ${token} x`],
    ['with a NUL', `${token}%00`],
    ['in quotes', `"${token}`],
    ['encoded twice', token.replace(/./, '%2541')],
    ['of a number', '0'],
    ['of nothing', ''],
    ['of a prototype', '__proto__'],
    ['of SQL', `' or '1'='1`],
    ['of half a percent', '%e0%a4%a'],
    ['of a great deal', 'x'.repeat(7_000)],
  ])('%s is nobody’s', async (_, value) => {
    const answer = await attempts.send('/console/staff', { cookie: `wl_staff=${value}` });
    expect([answer.status, answer.to]).toEqual([303, '/console/sign-in']);
  });

  it.each([
    ['under another name', (one: string) => `wl_chat=${one}; wl_session=${one}; session=${one}`],
    [
      'as what https would send',
      (one: string) => `__Host-wl_staff=${one}; __Secure-wl_staff=${one}`,
    ],
    ['beside nonsense', (one: string) => `;;;=;=x;wl_staff; wl_staffx=${one}; $Version=1`],
    ['in a header', () => ''],
    ['in the address', () => ''],
  ])('%s is not looked for', async (what, cookieOf) => {
    const answer = await attempts.send(
      what === 'in the address' ? `/console/staff?wl_staff=${token}` : '/console/staff',
      {
        cookie: cookieOf(token),
        headers:
          what === 'in a header' ? { authorization: `Bearer ${token}`, 'x-wl-staff': token } : {},
      },
    );
    expect([answer.status, answer.to]).toEqual([303, '/console/sign-in']);
  });

  it('is not got by a link that was used, or that nobody made', async () => {
    const used = await linkToken(world.tools, world.staff.lead.id);
    await attempts.send('/console/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ token: used }),
    });
    const before = await digestOf(world);
    for (const given of [used, used.slice(1), `${used}x`, PLANTED, token, '', '[object Object]']) {
      const answer = await attempts.send('/console/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
      });
      expect(answer.status).toBe(410);
      expect(sessionIn(answer)).toBeUndefined();
    }
    expect(await digestOf(world)).toEqual(before);
  });

  it('is not left behind where it was signed out', async () => {
    const made = sessionIn(await signInWith('')) ?? '';
    const out = await attempts.send('/console/sign-out', { method: 'POST', cookie: made });
    expect(out.headers.getSetCookie().join()).toMatch(/wl_staff=;.*Max-Age=0/i);
    for (const path of ['/console/talks', '/console/talks/events', '/console/account'])
      expect((await attempts.send(path, { cookie: made })).to).toBe('/console/sign-in');
  });
});

describe('where a page sends a browser on to', () => {
  it.each([
    'https://elsewhere.test',
    '//elsewhere.test',
    '/\\elsewhere.test',
    '/console/../..//elsewhere.test',
    '/console/%2f%2felsewhere.test',
    'javascript:alert(1)',
    '/console?x=\r\nSet-Cookie: a=b',
    'console@elsewhere.test',
  ])('is a page of ours, not %j', async (back) => {
    const query = new URLSearchParams({ back });
    const cookie = admin;
    const again = await attempts.send(`/console/again?${query}`, { cookie });
    const language = await attempts.send('/console/language', {
      method: 'POST',
      headers: { referer: back.replaceAll(/[\r\n]/g, '') },
      body: new URLSearchParams({ locale: 'en' }),
    });
    for (const { to, status } of [again, language])
      if (status === 303) expect(to).toMatch(/^\/console(\/[\w-]+)*$/);
    expect(language.headers.getSetCookie().join()).not.toContain('a=b');
  });
});
