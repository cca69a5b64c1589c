import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../../adapters/web/console/desk.ts';
import { consolePages } from '../../../../adapters/web/console/index.ts';
import { passkeyPlace } from '../../../../adapters/web/console/sign-in/passkey-check.ts';
import { addPasskey, signInByPasskey } from '../../../../src/admin/sign-in/passkey.flow.ts';
import { switchOff } from '../../../../src/admin/staff.flow.ts';
import { cookieOf, ORIGIN } from '../../../support/console-client.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { keyOf } from '../../../support/passkey.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { app, as } = consoleOf(world);

function post(path: string, cookie: string, body: unknown): Promise<Response> {
  const headers = { origin: ORIGIN, cookie, 'content-type': 'application/json' };
  return Promise.resolve(
    app.request(`${ORIGIN}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

describe('the place of passkeys', () => {
  it.each([
    ['https://warmline.example', 'warmline.example'],
    ['https://warmline.example:8443', 'warmline.example'],
    ['http://localhost:8080', 'localhost'],
    ['http://warmline.example', undefined],
    ['https://10.0.0.7', undefined],
    ['https://[::1]:8080', undefined],
  ])('of %s is %s', (publicUrl, expected) => {
    expect(passkeyPlace({ publicUrl })?.rpId).toBe(expected);
  });

  it('is nowhere on the pages when there is none', async () => {
    const elsewhere = { ...tools, settings: { ...tools.settings, publicUrl: 'https://10.0.0.7' } };
    const pages = new Hono().route('/console', consolePages(elsewhere, openDesk(tools)));
    const html = await htmlOf(Promise.resolve(pages.request(`${ORIGIN}/console/sign-in`)));
    expect(html).not.toContain('data-passkey=');
    expect(
      (await pages.request('https://10.0.0.7/console/sign-in/passkey/options', { method: 'POST' }))
        .status,
    ).toBe(404);
  });
});

describe('an answer to no challenge', () => {
  const asked = async (path: string, cookie = '') => {
    const response = await post(`${path}/options`, cookie, {});
    return { cookie: [cookie, cookieOf(response)].join('; '), options: await response.json() };
  };
  const SIGN_IN = '/console/sign-in/passkey';
  const signed = {
    id: 'x',
    type: 'public-key',
    response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x', userHandle: 'x' },
  };

  it.each([
    ['no cookie', async () => ''],
    ['a made-up cookie', async () => 'wl_pending=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a challenge for making one', async () => makingCookie()],
    ['a real one', async () => (await asked(SIGN_IN)).cookie],
  ])('signs nobody in: %s', async (_, cookie) => {
    const response = await post(SIGN_IN, await cookie(), signed);
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie') ?? '').not.toContain('wl_staff');
  });

  async function makingCookie(): Promise<string> {
    const { cookie } = await as(staff.counselor);
    return (await asked('/console/account/passkeys', cookie)).cookie;
  }

  it.each([[null], ['text'], [{}], [{ ...signed, id: 7 }], [{ ...signed, response: {} }]])(
    'that is nothing like one is refused: %j',
    async (body) => {
      const { cookie } = await asked(SIGN_IN);
      expect((await post(SIGN_IN, cookie, body)).status).toBe(401);
    },
  );

  it('comes too late after ten minutes, and asks for a person’s own proof each time', async () => {
    const { cookie, options } = await asked(SIGN_IN);
    expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    expect(options.allowCredentials ?? []).toEqual([]);
    await world.advance(10 * 60_000);
    expect((await post(SIGN_IN, cookie, signed)).status).toBe(401);
  });

  it('makes no passkey for a stranger, nor for somebody else', async () => {
    expect((await post('/console/account/passkeys/options', '', {})).status).toBe(303);
    const { cookie } = await asked('/console/account/passkeys', (await as(staff.lead)).cookie);
    const other = await as(staff.instructor);
    const mixed = `${other.cookie}; ${cookie.split('; ').at(-1)}`;
    expect((await post('/console/account/passkeys', mixed, {})).status).toBe(401);
  });
});

describe('a passkey that was checked', () => {
  it('is added once for one challenge, for one person', async () => {
    expect(await addPasskey(tools, staff.lead.id, keyOf('a'))).toEqual({ kind: 'added' });
    expect(await addPasskey(tools, staff.lead.id, keyOf('a'))).toEqual({ kind: 'refused' });
    const same = { ...keyOf('a'), challenge: 'b' };
    expect(await addPasskey(tools, staff.instructor.id, same)).toEqual({ kind: 'refused' });
  });

  it('of two uses at once with one count lets one in', async () => {
    await addPasskey(tools, staff.lead.id, keyOf('c'));
    const use = (challenge: string) =>
      signInByPasskey(tools, { credentialId: 'credential of c', counter: 6, challenge }, {});
    const opened = await Promise.all([use('one'), use('two')]);
    expect(opened.filter((one) => one !== undefined)).toHaveLength(1);
    const used = { credentialId: 'credential of c', counter: 7, challenge: 'two' };
    expect(await signInByPasskey(tools, used, {})).toBeUndefined();
  });

  it('is one of ten at most', async () => {
    const kinds = [];
    for (let n = 0; n < 11; n += 1)
      kinds.push((await addPasskey(tools, staff.instructor.id, keyOf(`many ${n}`))).kind);
    expect(kinds.slice(9)).toEqual(['added', 'too-many']);
  });

  it('goes with the account', async () => {
    await addPasskey(tools, staff.second.id, keyOf('d'));
    await switchOff(tools, staff.second.id);
    const used = { credentialId: 'credential of d', counter: 9, challenge: 'e' };
    expect(await signInByPasskey(tools, used, {})).toBeUndefined();
  });
});
