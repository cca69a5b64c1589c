import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../src/core/message.ts';
import { visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const received: Inbound[] = [];
const { url, world } = await openChat({
  receive: (web) => async (inbound) => {
    if (received.some(({ id }) => id === inbound.id)) return { kind: 'repeat' };
    received.push(inbound);
    await web.send(inbound.from, { id: world.tools.newId(), text: 'heard' });
    return { kind: 'committed' };
  },
});
const ID = '8d1f7a5c-2f61-4c57-9a8e-0b8f1f0f1a11';

describe('a session', () => {
  it('is a cookie that scripts and other sites cannot use, renewed with the same token', async () => {
    const visitor = await visit(url);
    const again = await visitor.post('/api/session', {});
    const [cookie = ''] = again.headers.getSetCookie();
    expect(cookie).toMatch(/^wl_chat=[\w-]{43};.*HttpOnly.*SameSite=Strict/);
    expect(visitor.cookie).toContain(cookie.split(';')[0]);
  });

  it('is bound to the host and to https where there is https', async () => {
    const secure = await openChat({ publicUrl: 'https://chat.example' });
    const made = await fetch(`${secure.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(made.headers.getSetCookie()[0]).toMatch(/^__Host-wl_chat=.*Path=\/;.*Secure/);
  });

  it('gives the core a hash for an address, never the token', async () => {
    const visitor = await visit(url, 'zh-CN');
    await visitor.say('hello', ID);
    const { from, id, languageHint } = received.at(-1) as Inbound;
    expect(from).toEqual({ channel: 'web', id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(id).toBe(`web:${from.id}:${ID}`);
    expect(languageHint).toBe('zh-CN');
  });
});

describe('a page whose browser has another session by now', () => {
  it('gets no line and sends none, and a page that says nothing of its session does as before', async () => {
    const [first, second] = await Promise.all([visit(url), visit(url)]);
    const marks = await Promise.all(
      [first, second].map(async (one) => {
        const made = await one.post('/api/session', {});
        return ((await made.json()) as { session: string }).session;
      }),
    );
    expect(new Set(marks).size).toBe(2);
    const before = received.length;
    const stale = { 'warmline-session': marks[0] ?? '' };
    const answers = await Promise.all([
      second.get('/api/lines', stale),
      second.get('/api/own-data?as=json', stale),
      second.post('/api/say', { id: crypto.randomUUID(), words: 'of the first' }, stale),
      second.post('/api/forget', {}, stale),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(await answer.json()).toEqual({ error: 'other-session' });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(received.length).toBe(before);
    const own = { 'warmline-session': marks[1] ?? '' };
    expect((await second.get('/api/lines', own)).status).toBe(200);
    expect((await second.get('/api/lines')).status).toBe(200);
  });
});

describe('saying', () => {
  it('accepts words and choices, and the same message once', async () => {
    const visitor = await visit(url);
    const first = await visitor.say('hello', ID);
    expect(await first.json()).toEqual({ receipt: 'committed', lines: [expect.anything()] });
    const second = await visitor.say('hello', ID);
    expect(await second.json()).toMatchObject({ receipt: 'repeat' });
    expect((await visitor.choose('menu')).status).toBe(200);
    expect(received.at(-1)?.said).toEqual({ kind: 'choice', id: 'menu' });
  });

  it('takes 100,000 characters, however they are written', async () => {
    const visitor = await visit(url);
    const words = '难'.repeat(100_000);
    expect((await visitor.say(words)).status).toBe(200);
    expect(received.at(-1)?.said).toEqual({ kind: 'words', words });
    const escaped = `{"id":"${ID}","words":"${'\\ud83d\\ude00'.repeat(100_000)}"}`;
    expect((await visitor.post('/api/say', escaped)).status).toBe(200);
  });

  it('takes a card as a start', async () => {
    const visitor = await visit(url);
    await visitor.post('/api/join', { card: ' K7QM-3XRA ' });
    expect(received.at(-1)?.said).toEqual({ kind: 'command', name: 'start', rest: 'K7QM-3XRA' });
  });

  it('lets our own page and the known public address write', async () => {
    const visitor = await visit(url);
    for (const origin of [url, 'http://localhost:8080'])
      expect((await visitor.post('/api/say', { id: ID, words: 'x' }, { origin })).status).toBe(200);
  });

  it('slows a program in a loop down, and nobody else', async () => {
    const [looping, other] = await Promise.all([visit(url), visit(url)]);
    const answers = await Promise.all(Array.from({ length: 70 }, () => looping.choose('menu')));
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toEqual({ error: 'too-many', lines: [] });
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect((await other.choose('menu')).status).toBe(200);
  });
});
