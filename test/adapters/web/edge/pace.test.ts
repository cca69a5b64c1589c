import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openNetworks } from '../../../../adapters/web/edge/network.ts';
import { openPaces, PACES } from '../../../../adapters/web/edge/pace.ts';
import { paceFor } from '../../../../adapters/web/edge/pace-for.ts';

let now = new Date('2026-03-01T23:59:50Z');
const clock = () => now;
const SLOW = { burst: 3, perSecond: 0.5 };
const paces = { ...PACES, press: { session: SLOW, network: { burst: 5, perSecond: 1 } } };

describe('a pace', () => {
  it('lets a burst through, says how long to wait, and fills again', () => {
    const { waitS } = openPaces(clock, paces);
    const asker = { session: 'a', network: undefined };
    expect([1, 2, 3].map(() => waitS('press', asker))).toEqual([0, 0, 0]);
    expect(waitS('press', asker)).toBe(2);
    expect(waitS('look', asker)).toBe(0);
    expect(waitS('press', { ...asker, session: 'b' })).toBe(0);
    now = new Date(now.getTime() + 2_000);
    expect([waitS('press', asker), waitS('press', asker)]).toEqual([0, 2]);
  });

  it('holds for a network that takes a new session each time', () => {
    const { waitS } = openPaces(clock, paces);
    const waits = Array.from({ length: 7 }, (_, n) =>
      waitS('press', { session: `s${n}`, network: 'one' }),
    );
    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect(waitS('press', { session: 's0', network: 'other' })).toBe(0);
  });

  it('takes nothing from a session that its network holds up', () => {
    const { waitS } = openPaces(clock, paces);
    for (let n = 0; n < 5; n += 1) waitS('press', { session: `s${n}`, network: 'one' });
    for (let n = 0; n < 9; n += 1) waitS('press', { session: 'mine', network: 'one' });
    expect(waitS('press', { session: 'mine', network: 'other' })).toBe(0);
  });

  it.each([
    ['GET', '/', undefined],
    ['GET', '/assets/chat.css', undefined],
    ['GET', '/shared/few-streams.ts', undefined],
    ['GET', '/console/client/queue.ts', undefined],
    ['GET', '/offline.ts', undefined],
    ['GET', '/healthz', undefined],
    ['POST', '/api/session', undefined],
    ['POST', '/api/say', undefined],
    ['GET', '/readyz', 'look'],
    ['GET', '/api/lines', 'look'],
    ['GET', '/api/own-data', 'door'],
    ['POST', '/api/phrase', 'door'],
    ['POST', '/api/move', undefined],
    ['POST', '/console/sign-in/passkey', 'door'],
    ['GET', '/console/sign-in', 'look'],
    ['POST', '/console/sign-in', 'door'],
    ['POST', '/console/units', 'press'],
    ['DELETE', '/what/comes/later', 'press'],
    ['GET', '/what/comes/later', 'look'],
  ] as const)('for %s %s is %s', (method, path, expected) => {
    expect(paceFor(method, path)).toBe(expected);
  });
});

describe('a network', () => {
  async function keyOf(
    from: string | undefined,
    { proxies = 0, forwarded = '', networks = openNetworks(proxies, clock) } = {},
  ): Promise<string> {
    const app = new Hono<{ Bindings: HttpBindings }>();
    app.get('/', (c) => c.text(networks(c) ?? 'none'));
    const headers = forwarded === '' ? {} : { 'x-forwarded-for': forwarded };
    const env = { incoming: { socket: { remoteAddress: from } } };
    return (await app.request('/', { headers }, env as never)).text();
  }

  it('is a key that says nothing of the address', async () => {
    const key = await keyOf('203.0.113.7');
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await keyOf('203.0.113.7')).not.toBe(key); // each process has its own
    expect(await keyOf(undefined)).toBe('none');
  });

  it('is another one tomorrow', async () => {
    const networks = openNetworks(0, clock);
    const today = await keyOf('203.0.113.7', { networks });
    expect(await keyOf('203.0.113.7', { networks })).toBe(today);
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await keyOf('203.0.113.7', { networks })).not.toBe(today);
  });

  it.each([
    ['what a stranger claims', 0, '198.51.100.1', '198.51.100.2', true],
    [
      'what a stranger claims before our proxy',
      1,
      '9.9.9.9, 192.0.2.1',
      '8.8.8.8, 192.0.2.1',
      true,
    ],
    ['whom our proxy heard', 1, '192.0.2.1', '192.0.2.2', false],
    ['whom the first of two heard', 2, '192.0.2.1, 10.0.0.1', '192.0.2.2, 10.0.0.1', false],
    ['a house in the newer numbers', 1, '2001:db8:1:2::5', '2001:db8:1:2:ffff::9', true],
    ['two houses in them', 1, '2001:db8:1:2::5', '2001:db8:1:3::5', false],
    ['one address in two spellings', 1, '::ffff:192.0.2.1', '192.0.2.1', true],
  ])('%s: with %i proxies, %s and %s', async (_, proxies, one, other, isSame) => {
    const networks = openNetworks(proxies, clock);
    const [first, second] = await Promise.all(
      [one, other].map((forwarded) => keyOf('203.0.113.7', { networks, forwarded })),
    );
    expect(first === second).toBe(isSame);
  });
});
