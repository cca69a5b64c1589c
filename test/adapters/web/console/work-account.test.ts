import { describe, expect, it } from 'vitest';
import { clientWith } from '../../../support/console-client.ts';
import { htmlOf } from '../../../support/console-world.ts';
import { recorded } from '../../../support/desk-world.ts';
import { everyRow } from '../../../support/every-row.ts';
import { startIssuer } from '../../../support/issuer.ts';
import { REDIRECT_URI, sessionIn, workConsole } from '../../../support/work-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { staff } = world;
const issuer = await startIssuer({ redirectUri: REDIRECT_URI });
const desk = workConsole(world, { issuer: issuer.url });
const { leave, comeBack, byLink, app } = desk;

/** Signs in at the issuer as whoever is at the keyboard, and comes back. */
async function signInThere(): Promise<Response> {
  const { to, cookie } = await leave();
  return comeBack(await issuer.visit(to), cookie);
}

async function linked(member: { readonly id: string }, sub: string): Promise<void> {
  const client = await byLink(member);
  issuer.sit({ sub });
  const { to, cookie } = await leave(client, '/link');
  const back = await comeBack(await issuer.visit(to), cookie);
  expect(back.status).toBe(200);
}

describe('a work account', () => {
  it('that nobody linked signs nobody in, makes no account, and says so', async () => {
    issuer.sit({ sub: 'stranger' });
    const before = await accounts();
    const response = await signInThere();
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('no account was made');
    expect(sessionIn(response)).toBeUndefined();
    expect(await accounts()).toBe(before);
  });

  it('once linked signs its owner in, in their own role', async () => {
    await linked(staff.counselor, 'officer-of-the-desk');
    const response = await signInThere();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http-equiv="refresh" content="0; url=/console"');
    const client = clientWith(app, sessionIn(response) ?? '');
    expect((await client.get('/console')).headers.get('location')).toBe('/console/talks');
    expect((await client.get('/console/staff')).status).toBe(403);
    expect(await htmlOf(client.get('/console/account'))).toContain('Work account');
  });

  it('is written down nowhere by its name', async () => {
    await linked(staff.lead, 'wren-7731@work.example');
    for (const [table, rows] of await everyRow(world.url))
      expect(rows.includes('wren-7731'), table).toBe(false);
    expect(world.logged()).not.toContain('wren-7731');
    expect(await recorded(world)).toContain('work-account-linked');
  });

  it('belongs to one person at a time, and each person has one', async () => {
    await linked(staff.counselor, 'first');
    const client = await byLink(staff.second);
    const { to, cookie } = await leave(client, '/link');
    const taken = await comeBack(await issuer.visit(to), cookie);
    expect(taken.status).toBe(409);
    issuer.sit({ sub: 'second' });
    await linked(staff.counselor, 'second');
    issuer.sit({ sub: 'first' });
    expect((await signInThere()).status).toBe(403);
  });

  it('is let go of by its owner', async () => {
    await linked(staff.counselor, 'leaving');
    const client = await byLink(staff.counselor);
    const out = await client.post('/console/account/work-account/unlink');
    expect(out.headers.get('location')).toBe('/console/account?said=unlinked');
    expect((await signInThere()).status).toBe(403);
  });

  it('is linked only by who is signed in, and still is when they come back', async () => {
    expect((await leave(desk.stranger, '/link')).to).toBe('/console/sign-in');
    const client = await byLink(staff.instructor);
    issuer.sit({ sub: 'gone-meanwhile' });
    const { to, cookie } = await leave(client, '/link');
    await client.post('/console/account/sign-out-everywhere');
    expect((await comeBack(await issuer.visit(to), cookie)).status).toBe(401);
  });

  it('answers when it is still them: shown anew there, and the session here is a new one', async () => {
    await linked(staff.admin, 'the-admin');
    const silent = clientWith(app, sessionIn(await signInThere()) ?? '');
    const { to, cookie } = await leave(silent, '/again?back=/console/staff');
    expect(new URL(to).searchParams.get('prompt')).toBe('login');
    const response = await comeBack(await issuer.visit(to), `${cookie}; ${silent.cookie}`);
    expect(await response.text()).toContain('url=/console/staff');
    const again = clientWith(app, sessionIn(response) ?? '');
    const path = `/console/staff/${staff.second.id}/disable`;
    expect((await again.get(path)).status).toBe(200);
    expect((await silent.get('/console/session')).status).toBe(401);
  });
});

async function accounts(): Promise<number | undefined> {
  return (await everyRow(world.url)).get('ledger.staff')?.split('\n').length;
}
