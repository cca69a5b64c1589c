import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWeb } from '../../../adapters/web/index.ts';
import type { Address } from '../../../src/core/message.ts';
import { asOwner } from '../../support/databases.ts';
import { type Visitor, visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

// Long enough that only what is held is late, also on a machine that others use.
const chat = await openChat({ keepByMs: 1_500 });
const { url, web, world } = chat;

describe('a stream', () => {
  it('gives each line once, in order, through drops, by the last id', async () => {
    const { visitor, address } = await met();
    const first = await visitor.read({ after: await lastIdOf(visitor) });
    await send(address, 'one', 'two');
    const one = await first.next();
    await first.next();
    first.close();
    await send(address, 'three');
    const second = await visitor.read({ lastEventId: one.id });
    await send(address, 'four');
    const texts = [await second.next(), await second.next(), await second.next()].map(
      ({ text }) => text,
    );
    expect([one.text, ...texts]).toEqual(['one', 'two', 'three', 'four']);
    expect(second.rest()).toEqual([]);
  });

  it('hears what another process kept', async () => {
    const { visitor, address } = await met();
    const other = anotherProcess();
    const reader = await visitor.read({ after: await lastIdOf(visitor) });
    await other.send(address, { id: world.tools.newId(), text: 'from the other one' });
    expect((await reader.next()).text).toBe('from the other one');
  });

  it('shows a line that was sent twice once', async () => {
    const { visitor, address } = await met();
    const after = await lastIdOf(visitor);
    const outbound = { id: world.tools.newId(), text: 'again' };
    await Promise.all([web.send(address, outbound), web.send(address, outbound)]);
    await web.send(address, outbound);
    const { lines } = await linesAfter(visitor, after);
    expect(lines.map(({ text }) => text)).toEqual(['again']);
  });

  it('misses no line when two processes keep lines for one person at once', async () => {
    const { visitor, address } = await met();
    const other = anotherProcess();
    const reader = await visitor.read({ after: await lastIdOf(visitor) });
    const sent = Array.from({ length: 40 }, (_, n) => ({ id: world.tools.newId(), text: `${n}` }));
    await Promise.all(sent.map((line, n) => (n % 2 ? web : other).send(address, line)));
    const texts = new Set<string>();
    while (texts.size < sent.length) texts.add((await reader.next()).text);
    expect(reader.rest()).toEqual([]);
  });

  it('shows what could not be stored in time from memory, and not again once it is', async () => {
    const { visitor, address } = await met();
    const reader = await visitor.read({ after: await lastIdOf(visitor) });
    await send(address, 'before');
    await reader.next();
    const release = await holdEveryone();
    await send(address, 'late');
    const late = await reader.next();
    expect(late).toMatchObject({ text: 'late', id: expect.stringMatching(/^\d+\.\d+$/) });
    await release();
    await send(address, 'after');
    expect((await reader.next()).text).toBe('after');
    reader.close();
    const resumed = await visitor.read({ lastEventId: late.id });
    expect((await resumed.next()).text).toBe('after');
    const { lines } = await linesAfter(visitor, '0');
    expect(lines.filter(({ text }) => text === 'late')).toHaveLength(1);
  });

  it('still brings the last line to someone who was erased', async () => {
    const { visitor, address } = await met();
    const reader = await visitor.read({ after: await lastIdOf(visitor) });
    await visitor.choose('erase:yes');
    const last = await reader.next();
    expect(last.text).not.toBe('');
    const { lines } = await linesAfter(visitor, '0');
    expect(lines.map(({ text }) => text)).toEqual([last.text]);
    expect(await web.send(address, { id: 'x', text: 'nobody' })).toEqual({ kind: 'sent' });
  });

  it('refuses what is no id of a line, and whoever has no session', async () => {
    const visitor = await visit(url);
    const bad = await visitor.get('/api/stream?after=abc');
    expect([bad.status, await bad.json()]).toEqual([400, { error: 'bad-body' }]);
    expect((await visitor.get('/api/stream', { cookie: '' })).status).toBe(401);
    expect((await visitor.get('/api/lines', { cookie: '' })).status).toBe(401);
  });
});

describe('with the database away', () => {
  it('answers a cry for help in the reply itself and on the stream, and accepts the message', async () => {
    const away = await openChat({ isDatabaseAway: true, keepByMs: 50 });
    const visitor = await visit(away.url, 'zh-CN');
    const reader = await visitor.read();
    const answer = await visitor.say('我不想活了');
    const { receipt, lines } = (await answer.json()) as {
      receipt: string;
      lines: { key: string; numbers: string[] }[];
    };
    expect(receipt).toBe('spooled');
    expect(lines[0]?.numbers).toContain('12356');
    expect((await reader.next()).key).toBe(lines[0]?.key);
    const stored = await visitor.get('/api/lines');
    expect([stored.status, await stored.json()]).toMatchObject([503, { error: 'database-away' }]);
    expect((await fetch(`${away.url}/readyz`)).status).toBe(503);
    expect(away.world.logged()).not.toContain('活');
    await away.stop();
  });
});

describe('stopping', () => {
  it('ends the streams', async () => {
    const other = await openChat();
    const visitor = await visit(other.url);
    const reader = await visitor.read();
    await other.stop();
    await reader.ended;
  });
});

/** Somebody known, who has said one thing. */
async function met(): Promise<{ visitor: Visitor; address: Address }> {
  const visitor = await visit(url);
  await visitor.say('good morning');
  const token = /wl_chat=([\w-]+)/.exec(visitor.cookie)?.[1] ?? '';
  const id = createHash('sha256').update(token).digest('hex');
  return { visitor, address: { channel: 'web', id } };
}

function anotherProcess() {
  return openWeb(world.tools, async () => ({ kind: 'committed' }));
}

async function send(address: Address, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await web.send(address, { id: world.tools.newId(), text });
}

type Lines = { readonly lines: readonly { readonly id: string; readonly text: string }[] };

async function linesAfter(visitor: Visitor, after: string): Promise<Lines> {
  return (await visitor.get(`/api/lines?after=${after}`)).json() as Promise<Lines>;
}

async function lastIdOf(visitor: Visitor): Promise<string> {
  return (await linesAfter(visitor, '0')).lines.at(-1)?.id ?? '0';
}

/** Nobody's line can be stored until this is released. */
async function holdEveryone(): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const done = asOwner(world.url, (sql) =>
    sql.begin(async (tx) => {
      await tx`select id from officer.people for update`;
      held.resolve();
      await released.promise;
    }),
  );
  await held.promise;
  return async () => {
    released.resolve();
    await done;
  };
}
