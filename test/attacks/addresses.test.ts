import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { linkToken } from '../support/console-client.ts';
import { everyRow } from '../support/every-row.ts';
import { openWholeSite } from '../support/whole-site.ts';

const NEAR = '127.0.0.77'; // what the socket says
const FAR = ['203.0.113.77', '2001:db8:7331::77']; // what a proxy of ours says
const site = await openWholeSite({ proxies: 1 });
const { world, url } = site;

type Sent = { readonly method?: string; readonly cookie?: string; readonly body?: string };

/** From an address that the test chose, through a proxy that says who asked it. */
async function send(path: string, { method = 'GET', cookie = '', body = '' }: Sent = {}, n = 0) {
  const type = path.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded';
  const asked = request(url + path, {
    method,
    localAddress: NEAR,
    headers: {
      cookie,
      origin: url,
      'content-type': type,
      'x-forwarded-for': `198.51.100.9, ${FAR[n % FAR.length]}`,
      forwarded: `for=${FAR[0]}`,
      'x-real-ip': FAR[0],
      'user-agent': 'planted-agent-7331/1.0 (X11; Linux)',
    },
  });
  asked.end(body);
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  asked.once('response', resolve).once('error', reject);
  const answer = await promise;
  const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]);
  if (answer.headers['content-type']?.startsWith('text/event-stream')) answer.destroy();
  else await text(answer);
  return { status: answer.statusCode ?? 0, cookie: cookies.join('; ') };
}

/** As somebody might keep an address who does not want it to be seen at once. */
function spellingsOf(address: string): string[] {
  const digests = ['md5', 'sha1', 'sha256'].flatMap((name) =>
    (['hex', 'base64', 'base64url'] as const).map((how) =>
      createHash(name).update(address).digest(how).slice(0, 20),
    ),
  );
  const bytes = Buffer.from(address.split('.').map(Number)).toString('hex');
  return [address, ...digests, ...(address.includes('.') ? [bytes] : [])];
}

describe('the address that somebody came from', () => {
  it('is nowhere, after a talk, a sign-in and all that is refused', async () => {
    const { cookie } = await send('/api/session', { method: 'POST', body: '{}' });
    const say = (words: string) =>
      send('/api/say', {
        method: 'POST',
        cookie,
        body: JSON.stringify({ id: crypto.randomUUID(), words }),
      });
    expect((await say(await world.card())).status).toBe(200);
    expect((await say('My gun is on the nightstand and I want to die')).status).toBe(200);
    expect((await send('/api/stream', { cookie })).status).toBe(200);
    expect((await send('/api/own-data', { cookie })).status).toBe(200);
    const token = await linkToken(world.tools, world.staff.counselor.id);
    const signedIn = await send('/console/sign-in', { method: 'POST', body: `token=${token}` });
    expect(signedIn.status).toBe(303);
    const staff = { cookie: signedIn.cookie };
    for (const path of ['/console/talks', '/console/account', '/console/staff', '/nothing'])
      for (const n of [0, 1]) await send(path, staff, n);
    await send('/console/talks/next', { ...staff, method: 'POST' });
    await send('/console/sign-in', { method: 'POST', body: 'token=wrong' });
    await send('/api/join', { method: 'POST', cookie, body: '{"card":"AAAA-2222"}' });
    await world.advance(60_000);

    const rows = [...(await everyRow(world.url)).values()].join('\n');
    expect(rows).toContain('signed-in'); // it is the right place to look
    const spool = readdirSync(world.tools.settings.spoolFolder).map((name) =>
      readFileSync(`${world.tools.settings.spoolFolder}/${name}`, 'latin1'),
    );
    const all = [rows, world.logged(), ...spool].join('\n');
    for (const address of [NEAR, ...FAR, '198.51.100.9'])
      for (const spelling of spellingsOf(address)) expect(all).not.toContain(spelling);
    expect(all).not.toContain('planted-agent');
  });
});
