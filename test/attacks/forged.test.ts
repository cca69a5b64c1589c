import { describe, expect, it } from 'vitest';
import { isIn, openAttempts } from './attempts.ts';
import { digestOf } from './digest.ts';
import { addressOf, declared, type Route } from './routes.ts';
import { type Actor, openStage } from './stage.ts';

const stage = await openStage();
const { host } = new URL(stage.url);
const attempts = openAttempts(stage.url);
const routes = declared().filter(({ method, may }) => method !== 'ALL' && may.length > 0);
const unsafe = routes.filter(({ method }) => method === 'POST');
const SLOW = { timeout: 120_000 };

/** Somebody who may use it, with an object of their own. */
function whoMay(route: Route): readonly [Actor, string] {
  const { may, of } = route;
  const objects = Object.entries(of === undefined ? {} : (stage.objects[of] ?? {}));
  for (const actor of stage.actors) {
    const isOfficer = may === 'officer' && actor.cookie.includes('wl_chat=');
    const isStaff = actor.role !== undefined && (may === 'staff' || may.includes(actor.role));
    const own = objects.find(([owner]) => owner === actor.name || owner === 'all');
    if (objects.length > 0 && own === undefined) continue;
    if (may === 'anyone' || isOfficer || isStaff) return [actor, own?.[1] ?? ''];
  }
  throw new Error(`nobody may ${route.key}`);
}

const FORGED: readonly (readonly [what: string, headers: Record<string, string>])[] = [
  ['another site', { origin: 'https://elsewhere.test' }],
  ['a page without an origin', { origin: 'null' }],
  ['a name that begins like ours', { origin: `http://${host}.elsewhere.test` }],
  ['a name that ends like ours', { origin: `http://elsewhere.test/${host}` }],
  ['our name before an @', { origin: `http://${host}@elsewhere.test` }],
  ['our machine at another port', { origin: 'http://127.0.0.1:1' }],
  ['our origin, sent from another site', { 'sec-fetch-site': 'cross-site' }],
  ['our origin, sent from beside us', { 'sec-fetch-site': 'same-site' }],
  ['no origin at all, as a form', { origin: '' }],
  [
    'another site and our name as the referrer',
    { origin: 'https://e.test', referer: `http://${host}/` },
  ],
  [
    'another site that says it is forwarded for us',
    { origin: 'https://e.test', 'x-forwarded-host': host },
  ],
];

describe('what another site makes a browser send', () => {
  it.each(FORGED)('does nothing on any route: %s', SLOW, async (_, headers) => {
    const before = await digestOf(stage.world);
    for (const route of unsafe) {
      const [actor, id] = whoMay(route);
      const { origin, ...others } = headers;
      const answer = await attempts.send(addressOf(route, id), {
        method: 'POST',
        cookie: actor.cookie,
        ...(origin !== undefined && { origin }),
        headers: { ...others, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'words=x&token=x&label=x',
      });
      expect(answer.status, route.key).toBe(403);
      expect(answer.headers.getSetCookie(), route.key).toEqual([]);
    }
    expect(await digestOf(stage.world)).toEqual(before);
  });
});

describe('a bent request', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'with %s does nothing on any route',
    SLOW,
    async (method) => {
      const before = await digestOf(stage.world);
      for (const route of routes) {
        const [actor, id] = whoMay(route);
        const answer = await attempts.send(addressOf(route, id), {
          method,
          cookie: actor.cookie,
          origin: stage.url,
        });
        expect(isIn(answer), `${method} ${route.path}`).toBe(false);
      }
      expect(await digestOf(stage.world)).toEqual(before);
    },
  );

  it.each([
    ['a header', { 'x-http-method-override': 'POST' }, ''],
    ['another header', { 'x-method-override': 'POST' }, ''],
    ['the address', {}, '?_method=POST'],
  ])('that asks by %s to be taken for another does nothing', SLOW, async (_, headers, query) => {
    const before = await digestOf(stage.world);
    const reads = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    for (const route of unsafe.filter(({ path }) => !reads.has(path))) {
      const [actor, id] = whoMay(route);
      const { cookie } = actor;
      const answer = await attempts.send(addressOf(route, id) + query, { cookie, headers });
      expect([303, 401, 403, 404], route.key).toContain(answer.status);
      if (answer.status === 303) expect(answer.to, route.key).toMatch(/^\/console\/[\w-]+/); // to look
    }
    expect(await digestOf(stage.world)).toEqual(before);
  });

  it('that says of what it wants a part, or only if, gets no more than any', SLOW, async () => {
    const strange = {
      range: 'bytes=0-99999999999,0-1,-5',
      'if-none-match': '*, "x", W/"y"',
      'if-modified-since': 'yesterday',
      'if-match': '"nothing"',
      'if-range': '"x"',
      te: 'trailers',
      'accept-encoding': '*;q=nonsense',
      'accept-language': '*-*-*, zh;q=99, \u00ff',
      'x-original-url': '/console/staff',
      'x-rewrite-url': '/console/staff',
      'x-forwarded-proto': 'https',
    };
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await attempts.send(addressOf(route, 'x'), { headers: strange });
      expect([200, 303, 304, 401, 404], route.key).toContain(answer.status);
      if (answer.status === 303)
        expect(answer.to).toMatch(/^(\/console\/sign-in|https:\/\/issuer.test\/authorize)$/);
      expect(answer.text).not.toContain('Instructor</b>');
    }
  });
});
