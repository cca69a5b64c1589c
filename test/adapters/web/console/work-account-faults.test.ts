import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../adapters/web/free-port.ts';
import { cookieOf, linkToken } from '../../../support/console-client.ts';
import { startIssuer } from '../../../support/issuer.ts';
import { REDIRECT_URI, sessionIn, workConsole } from '../../../support/work-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { staff } = world;
const issuer = await startIssuer({ redirectUri: REDIRECT_URI });
const desk = workConsole(world, { issuer: issuer.url });
const { leave, comeBack, byLink } = desk;

issuer.sit({ sub: 'somebody' });
const owner = await byLink(staff.counselor);
const linking = await leave(owner, '/link');
await comeBack(await issuer.visit(linking.to), linking.cookie);

function withParam(url: URL | string, name: string, value: string): URL {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed;
}

async function refused(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(sessionIn(response)).toBeUndefined();
  expect(await response.text()).toContain('Nobody was signed in');
}

describe('an answer', () => {
  it('signs in when nothing is wrong with it', async () => {
    const { to, cookie } = await leave();
    expect(sessionIn(await comeBack(await issuer.visit(to), cookie))).toBeDefined();
  });

  it.each([
    ['with another state', (answer: URL) => withParam(answer, 'state', 'x'.repeat(43))],
    ['without a state', (answer: URL) => withParam(answer, 'state', '')],
    ['with a made-up code', (answer: URL) => withParam(answer, 'code', 'x'.repeat(43))],
    ['of another issuer', (answer: URL) => withParam(answer, 'iss', 'https://evil.test')],
    ['that says no', (answer: URL) => withParam(answer, 'error', 'access_denied')],
  ])('%s signs nobody in', async (_, changed) => {
    const { to, cookie } = await leave();
    await refused(await comeBack(changed(await issuer.visit(to)), cookie));
  });

  it.each([
    ['nonce', 'x'.repeat(43)],
    ['code_challenge', 'x'.repeat(43)],
  ])('to a question whose %s was changed on its way signs nobody in', async (name, value) => {
    const { to, cookie } = await leave();
    await refused(await comeBack(await issuer.visit(withParam(to, name, value).href), cookie));
  });

  it('counts once, even when the browser kept the question', async () => {
    const { to, cookie } = await leave();
    const answer = await issuer.visit(to);
    expect(sessionIn(await comeBack(answer, cookie))).toBeDefined();
    await refused(await comeBack(answer, cookie));
  });

  it('belongs to the browser that asked', async () => {
    const mine = await leave();
    const other = await leave();
    const answer = await issuer.visit(mine.to);
    await refused(await comeBack(answer, ''));
    await refused(await comeBack(answer, 'wl_pending=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'));
    await refused(await comeBack(answer, other.cookie));
  });

  it('whose token is over signs nobody in', async () => {
    const late = workConsole(world, { issuer: issuer.url, aheadMs: 2 * 3_600_000 });
    const { to, cookie } = await late.leave();
    await refused(await late.comeBack(await issuer.visit(to), cookie));
  });

  it('to a question of ten minutes ago signs nobody in', async () => {
    const { to, cookie } = await leave();
    const answer = await issuer.visit(to);
    const clock = () => new Date(Date.now() + 10 * 60_000);
    const later = workConsole(world, { issuer: issuer.url, clock });
    await refused(await later.comeBack(answer, cookie));
  });
});

describe('an issuer that cannot be asked', () => {
  it('is said to be away, and a link still signs in', async () => {
    const nowhere = `http://127.0.0.1:${await freePort('127.0.0.1')}`;
    const cut = workConsole(world, { issuer: nowhere });
    const { response } = await cut.leave();
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('still signs you in');
    const token = await linkToken(cut.tools, staff.lead.id);
    const link = await cut.stranger.post('/console/sign-in', { token });
    expect(cookieOf(link)).toMatch(/^wl_staff=./);
  });

  it('is asked again when it is back, and goes away in the middle without a trace', async () => {
    const port = await freePort('127.0.0.1');
    const there = workConsole(world, { issuer: `http://127.0.0.1:${port}` });
    expect((await there.leave()).response.status).toBe(503);
    const back = await startIssuer({ redirectUri: REDIRECT_URI, port });
    back.sit({ sub: 'somebody' });
    const { to, cookie } = await there.leave();
    const answer = await back.visit(to);
    await back.stop();
    const response = await there.comeBack(answer, cookie);
    expect(response.status).toBe(503);
    expect(sessionIn(response)).toBeUndefined();
  });

  it.each([
    ['no JSON', '<html>', 200],
    ['an error', '{"error":"down"}', 500],
    ['another issuer’s name', '{"issuer":"https://evil.test"}', 200],
    ['two megabytes', `"${'x'.repeat(2_000_000)}"`, 200],
  ])('is one that answers %s', async (_, body, status) => {
    const { url } = await serve(() => ({ status, body }));
    expect((await workConsole(world, { issuer: url }).leave()).response.status).toBe(503);
  });
});

describe('what is fetched', () => {
  it('is fetched from the issuer alone, whatever its papers say', async () => {
    const inside = await serve(() => ({ status: 200, body: '{}' }));
    const papers = (issuer: string) => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${inside.url}/token`,
      jwks_uri: `${inside.url}/keys`,
      response_types_supported: ['code'],
    });
    const evil = await serve((url) => ({ status: 200, body: JSON.stringify(papers(url)) }));
    const { leave, comeBack } = workConsole(world, { issuer: evil.url });
    const { to, cookie } = await leave();
    const state = new URL(to).searchParams.get('state') ?? '';
    const answer = withParam(withParam(REDIRECT_URI, 'state', state), 'code', 'x');
    expect((await comeBack(answer, cookie)).status).toBe(503);
    expect(inside.asked).toEqual([]);
  });

  it('follows no redirect out of the issuer', async () => {
    const inside = await serve(() => ({ status: 200, body: '{}' }));
    const evil = await serve(() => ({ status: 302, body: '', location: inside.url }));
    expect((await workConsole(world, { issuer: evil.url }).leave()).response.status).toBe(503);
    expect([evil.asked.length, inside.asked]).toEqual([1, []]);
  });
});

type Told = { readonly status: number; readonly body: string; readonly location?: string };

async function serve(answer: (url: string) => Told) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status, body, location } = answer(url);
    const headers = { 'content-type': 'application/json', ...(location && { location }) };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked };
}
