import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../adapters/web/free-port.ts';
import { openServer } from '../../../../adapters/web/server.ts';
import type { StaffRole } from '../../../../src/admin/staff.ts';
import { clientWith } from '../../../support/console-client.ts';
import { htmlOf } from '../../../support/console-world.ts';
import { startIssuer } from '../../../support/issuer.ts';
import { REDIRECT_URI, sessionIn, workConsole } from '../../../support/work-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { staff } = world;
const port = await freePort('127.0.0.1');
const issuer = await startIssuer({
  redirectUri: REDIRECT_URI,
  logoutUri: `http://127.0.0.1:${port}/oidc/logout`,
});
const names = new Map<string, StaffRole>([['wl-counselors', 'counselor']]);
const desk = workConsole(world, {
  issuer: issuer.url,
  scope: 'openid email groups',
  belief: { claim: 'email', roles: { claim: 'groups', names } },
});
const { leave, comeBack, app, tools } = desk;

async function signInThere(): Promise<Response> {
  const { to, cookie } = await leave();
  return comeBack(await issuer.visit(to), cookie);
}

const EVENTS = { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
const EMAIL = { email: 'c1@work.example', email_verified: true };

describe('an account that an admin expects', () => {
  it('is written down by an admin alone, after a fresh sign-in', async () => {
    const path = `/console/work-accounts/${staff.counselor.id}`;
    const admin = await desk.byLink(staff.admin);
    expect(await htmlOf(admin.get('/console/staff'))).toContain(path);
    expect(await htmlOf(admin.get(path))).toContain('“email”');
    const noted = await admin.post(path, { value: 'C1@work.example' });
    expect(noted.headers.get('location')).toBe('/console/staff?said=expected');
    const lead = await desk.byLink(staff.lead);
    expect((await lead.post(path, { value: 'x' })).status).toBe(403);
    expect((await clientWith(app, '').post(path, { value: 'x' })).status).toBe(303);
  });

  it('signs in at its first coming, when the issuer confirms claim and role', async () => {
    issuer.sit({ sub: 'c1', ...EMAIL, groups: ['something'] });
    const without = await signInThere();
    expect([without.status, sessionIn(without)]).toEqual([403, undefined]);
    expect(await without.text()).toContain('does not give you this role');
    issuer.sit({ sub: 'c1', ...EMAIL, groups: ['something', 'wl-counselors'] });
    expect(sessionIn(await signInThere())).toBeDefined();
  });
});

describe('an end at the issuer', () => {
  const server = openServer({
    chat: app,
    hooks: [desk.hook],
    health: async () => ({ ok: true }),
    log: world.tools.log,
    place: world.tools.settings,
    clock: tools.clock,
    proxies: 0,
    port,
    host: '127.0.0.1',
  });
  afterAll(async () => (await server).stop());
  const isIn = async (cookie: string | undefined) =>
    (await clientWith(app, cookie ?? '').get('/console/session')).status === 204;

  it('ends the session that it began here, and no other', async () => {
    await server;
    issuer.sit({ sub: 'c1', ...EMAIL, groups: ['wl-counselors'] });
    const there = sessionIn(await signInThere());
    const byLink = await desk.byLink(staff.counselor);
    expect([await isIn(there), await isIn(byLink.cookie)]).toEqual([true, true]);
    await issuer.signOut();
    await expect.poll(() => isIn(there)).toBe(false);
    expect(await isIn(byLink.cookie)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no token', 'logout_token=x.y.z'],
    ['a token signed by nobody', `logout_token=${unsigned()}`],
  ])('that is told by %s ends nothing', async (_, body) => {
    const answer = await fetch(`${(await server).url}/oidc/logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(answer.status).toBe(400);
  });

  it('is not what an ID token says, nor one for somebody else', async () => {
    const claims = { sub: 'c1', jti: 'j', events: {} };
    for (const token of [
      await issuer.sign(claims),
      await issuer.sign({ ...claims, ...EVENTS, aud: 'x' }),
    ])
      expect(await post(token)).toBe(400);
    expect(await post(await issuer.sign({ ...claims, ...EVENTS, nonce: 'n' }))).toBe(400);
    expect(await post(await issuer.sign({ jti: 'j', ...EVENTS }))).toBe(400);
  });

  it('by person alone ends all that the account began', async () => {
    issuer.sit({ sub: 'c1', ...EMAIL, groups: ['wl-counselors'] });
    const [one, other] = [sessionIn(await signInThere()), sessionIn(await signInThere())];
    expect(await post(await issuer.sign({ sub: 'c1', jti: 'all', ...EVENTS }))).toBe(200);
    expect([await isIn(one), await isIn(other)]).toEqual([false, false]);
  });

  async function post(token: string): Promise<number> {
    const body = new URLSearchParams({ logout_token: token });
    return (await fetch(`${(await server).url}/oidc/logout`, { method: 'POST', body })).status;
  }
});

function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ iss: issuer.url, sub: 'c1', ...EVENTS })}.`;
}
