import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openServer } from '../../../adapters/web/server.ts';
import { visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const { url, world } = await openChat();

describe('the server', () => {
  it('documents the API', async () => {
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual([
      '/api/session',
      '/api/say',
      '/api/join',
      '/api/move',
      '/api/lines',
      '/api/stream',
      '/api/who-saw',
      '/api/own-data',
      '/api/own-data/open',
      '/api/phrase',
      '/api/forget',
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
    const port = Number(new URL(url).port);
    const { tools } = world;
    const site = { place: tools.settings, clock: tools.clock, proxies: 0, log: tools.log };
    const parts = { ...site, chat: new Hono(), hooks: [], health: async () => ({ ok: true }) };
    await expect(openServer({ ...parts, port, host: '127.0.0.1' })).rejects.toMatchObject({
      code: 'port-not-free',
    });
  });

  it('logs nothing of what is said', async () => {
    await (await visit(url)).say('a marker that nobody logs');
    expect(world.logged()).toBe('');
  });
});
