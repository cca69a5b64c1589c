import { describe, expect, it } from 'vitest';
import { visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const { url, world } = await openChat();

describe('who saw me, over the API', () => {
  it('comes a page at a time, in the language of the page', async () => {
    const visitor = await visit(url);
    await visitor.post('/api/join', { card: await world.card() });
    for (let times = 0; times < 6; times += 1) await visitor.get('/api/own-data');
    const first = await (await visitor.get('/api/who-saw')).json();
    expect(first).toMatchObject({ reads: { length: 5 }, before: expect.stringMatching(/^\d+$/) });
    const { before } = first as { before: string };
    const second = await (await visitor.get(`/api/who-saw?before=${before}`)).json();
    expect(second).toMatchObject({ reads: [{ text: expect.stringMatching(/^You took|^你自己/) }] });
    expect(second).not.toHaveProperty('before');
  });

  it('is nothing for whoever never said anything, and refuses an odd page', async () => {
    const visitor = await visit(url);
    expect((await visitor.get('/api/who-saw')).status).toBe(404);
    await visitor.say('hello');
    expect(await (await visitor.get('/api/who-saw')).json()).toEqual({ reads: [] });
    for (const odd of ['x', '-1', "1'", '1e9', '9'.repeat(20)])
      expect((await visitor.get(`/api/who-saw?before=${odd}`)).status).toBe(400);
    expect((await fetch(`${url}/api/who-saw`)).status).toBe(401);
  });
});
