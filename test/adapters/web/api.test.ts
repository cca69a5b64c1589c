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

  it.each([
    ['no session', '/api/say', { id: ID, words: 'x' }, { cookie: '' }, 401, 'no-session'],
    [
      'a token of another form',
      '/api/say',
      { id: ID, words: 'x' },
      { cookie: 'wl_chat=abc' },
      401,
      'no-session',
    ],
    ['no JSON', '/api/say', '{"id":', {}, 400, 'bad-json'],
    ['no id', '/api/say', { words: 'x' }, {}, 400, 'bad-body'],
    ['only blanks', '/api/say', { id: ID, words: ' \n ' }, {}, 400, 'bad-body'],
    [
      'words and a choice at once',
      '/api/say',
      { id: ID, words: 'x', choice: 'y' },
      {},
      400,
      'bad-body',
    ],
    [
      'a choice longer than any',
      '/api/say',
      { id: ID, choice: 'y'.repeat(65) },
      {},
      400,
      'bad-body',
    ],
    ['an empty card', '/api/join', { card: ' ' }, {}, 400, 'bad-body'],
    ['another content type', '/api/say', 'id=x', { 'content-type': 'text/plain' }, 415, 'not-json'],
    [
      'a form',
      '/api/say',
      'id=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'not-json',
    ],
    [
      'a foreign origin',
      '/api/say',
      { id: ID, words: 'x' },
      { origin: 'https://evil.example' },
      403,
      'not-from-here',
    ],
    [
      'an opaque origin',
      '/api/say',
      { id: ID, words: 'x' },
      { origin: 'null' },
      403,
      'not-from-here',
    ],
    [
      'more than a megabyte',
      '/api/say',
      { id: ID, words: 'x'.repeat(1_300_000) },
      {},
      413,
      'too-long',
    ],
    ['an unknown path', '/api/nothing', {}, {}, 404, 'not-found'],
  ] as const)('refuses %s with a code', async (_, path, body, headers, status, error) => {
    const visitor = await visit(url);
    const count = received.length;
    const answer = await visitor.post(path, body, headers as Record<string, string>);
    expect([answer.status, await answer.json()]).toEqual([status, { error }]);
    expect(received.length).toBe(count);
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
    expect(await refused?.json()).toEqual({ error: 'too-many' });
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect((await other.choose('menu')).status).toBe(200);
  });
});

describe('the server', () => {
  it('documents the API', async () => {
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual([
      '/api/session',
      '/api/say',
      '/api/join',
      '/api/lines',
      '/api/stream',
    ]);
  });

  it('says that it is alive and ready, and lets a webhook read its own request', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ok: true });
    const hooked = await fetch(`${url}/hook`, { method: 'POST', body: 'raw' });
    expect(await hooked.text()).toBe('raw');
  });

  it('lets nothing foreign into its page and nobody frame or cache it', async () => {
    const { headers } = await fetch(url);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('refuses a port that somebody has', async () => {
    const { openServer } = await import('../../../adapters/web/server.ts');
    const { Hono } = await import('hono');
    const port = Number(new URL(url).port);
    const parts = { chat: new Hono(), hooks: [], health: async () => ({ ok: true }) };
    await expect(
      openServer({ ...parts, log: world.tools.log, port, host: '127.0.0.1' }),
    ).rejects.toMatchObject({ code: 'port-not-free' });
  });

  it('logs nothing of all this', () => {
    expect(world.logged()).toBe('');
  });
});
