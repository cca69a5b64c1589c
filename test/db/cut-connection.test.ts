// A connection that is cut while it opens: whoever waited is told, the next one is served, and what
// the driver lets fail behind everybody's back is known as that and as nothing else.

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from '../../db/client.ts';
import { loginUrl } from '../../db/migrate.ts';
import { speakLast } from '../../src/last-words.ts';
import { Broken } from '../../src/ops/errors.ts';
import { freshDb } from '../support/postgres.ts';
import { testKeys } from '../support/template.ts';

const url = new URL(loginUrl(await freshDb(), 'officer', testKeys()));

// Closes the first connection at the question that the driver asks of its own, and all when told.
let cuts = 0;
const open = new Set<Socket>();
const cutter = createServer((near) => {
  const far = connect(Number(url.port), url.hostname);
  open.add(near);
  near.on('data', (bytes) => {
    if (cuts === 0 && bytes.includes('typarray')) {
      cuts += 1;
      near.destroy();
    } else far.write(bytes);
  });
  near.on('close', () => {
    open.delete(near);
    far.destroy();
  });
  far.on('data', (bytes) => near.write(bytes));
  for (const side of [near, far]) side.on('error', () => near.destroy());
});
cutter.listen(0, '127.0.0.1');
await once(cutter, 'listening');
const address = cutter.address();
const through = new URL(url);
through.port = String(address !== null && typeof address === 'object' ? address.port : 0);
afterAll(() => cutter.close());

/** A process of which only the end is told. */
function watched() {
  const said: string[] = [];
  const heard = new Map<string, (reason: unknown) => void>();
  const say = (code: string, facts = {}) => said.push([code, ...Object.values(facts)].join(' '));
  const log = { info: say, warn: say, error: say };
  const program = {
    on: (event: string, told: (reason: unknown) => void) => heard.set(event, told),
    exit: (code: number) => said.push(`exit ${code}`),
  };
  speakLast(log, program as never);
  return { said, reject: (reason: unknown) => heard.get('unhandledRejection')?.(reason) };
}

describe('a connection cut while it opens', () => {
  it('keeps nobody waiting for good, and its echo ends no program', async () => {
    const echo = once(process, 'unhandledRejection');
    const pool = openPool<'wl_bot'>(through.href, 1);
    const ask = () => pool.transact('wl_bot', ({ db }) => db.execute('select 1 as one'));
    const [first, second] = await Promise.allSettled([ask(), ask()]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'database-away' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: [{ one: 1 }] });
    expect(cuts).toBe(1);
    await pool.end();
    const { said, reject } = watched();
    reject((await echo)[0]);
    expect(said).toEqual(['connection-lost-while-opening']);
  });
});

describe('a connection cut while it is held', () => {
  const one = (pool: ReturnType<typeof openPool<'wl_bot'>>) =>
    pool.transact('wl_bot', ({ db }) => db.execute('select 1 as one'));
  const lost = { status: 'rejected', reason: { code: 'database-away' } };

  it('ends what waits behind a statement at once, and the next is served', async () => {
    const pool = openPool<'wl_bot'>(through.href, 1);
    await one(pool);
    const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
    // Described first, since it is new: what follows it the driver keeps to itself, and forgets.
    const held = pool.transact('wl_bot', async (tx) => {
      tx.write({ toSQL: () => ({ sql: 'select pg_sleep($1::int)', params: [60] }) });
      setImmediate(isSent);
      await tx.db.execute('select 1');
    });
    await sent;
    for (const socket of open) socket.destroy();
    const [first, second] = await Promise.allSettled([held, one(pool)]);
    expect(first).toMatchObject(lost);
    expect(second).toMatchObject({ status: 'fulfilled', value: [{ one: 1 }] });
    await pool.end();
  });

  it('has nothing more sent on it by whoever did not notice', async () => {
    const pool = openPool<'wl_bot'>(through.href, 1);
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    const held = pool.transact('wl_bot', async ({ db }) => {
      await db.execute('select 1');
      for (const socket of open) socket.destroy();
      await gate;
      await db.execute('select 2').then(late.resolve, late.reject);
    });
    const [first] = await Promise.allSettled([held]);
    expect(first).toMatchObject(lost);
    go();
    await expect(late.promise).rejects.toThrow();
    expect(await one(pool)).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

describe('what nobody caught', () => {
  it.each([
    ['our own', new Broken('a-code'), 'a-code'],
    ['foreign', new TypeError('marker-wolverine wrote this'), 'TypeError'],
    ['no error at all', 'marker-wolverine wrote this', 'unknown'],
  ])('ends the program with a code and none of its words: %s', (_, reason, code) => {
    const { said, reject } = watched();
    reject(reason);
    expect(said).toEqual([`ended-by-what-nobody-caught ${code}`, 'exit 1']);
  });
});
