import { describe, expect, it } from 'vitest';
import { yesTap } from '../../../src/trust/wordings.ts';
import { linkAt, textsAt } from '../../support/moving.ts';
import { type Visitor, visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const { url, world } = await openChat();

async function joined(): Promise<Visitor> {
  const visitor = await visit(url);
  await visitor.post('/api/join', { card: await world.card() });
  for (const choice of ['squad:none', yesTap('scores', 'en')]) await visitor.choose(choice);
  return visitor;
}

async function aliasOf(visitor: Visitor): Promise<string | undefined> {
  const answer = await visitor.get('/api/own-data');
  if (!answer.ok) return undefined;
  return ((await answer.json()) as { person: { alias: string } }).person.alias;
}

async function phraseOf(visitor: Visitor): Promise<string> {
  const answer = await visitor.post('/api/phrase', {});
  return ((await answer.json()) as { words: string[] }).words.join(' ');
}

const move = (visitor: Visitor, by: object) =>
  visitor.post('/api/move', { id: crypto.randomUUID(), ...by });

describe('a recovery phrase', () => {
  it('is given once, to who has joined, and kept by no cache', async () => {
    const visitor = await joined();
    const answer = await visitor.post('/api/phrase', {});
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(((await answer.json()) as { words: string[] }).words).toHaveLength(12);
    expect((await (await visit(url)).post('/api/phrase', {})).status).toBe(404);
  });

  it('brings the alias to another browser, and the one before knows it no more', async () => {
    const old = await joined();
    const alias = await aliasOf(old);
    const phrase = await phraseOf(old);
    const here = await visit(url);
    const answer = await move(here, { phrase });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { receipt: 'committed', lines: [] },
    ]);
    expect(await aliasOf(here)).toBe(alias);
    expect(await aliasOf(old)).toBeUndefined();
    const lines = await (await here.get('/api/lines')).text();
    expect(lines).toContain("You're here now");
    const left = (await (await old.get('/api/lines')).json()) as { lines: { text: string }[] };
    expect(left.lines.map(({ text }) => text)).toEqual([
      expect.stringContaining('moved to another device'),
    ]);
    expect((await old.post('/api/phrase', {})).status).toBe(404);
  });

  it('that is not one is said to be none, with nothing kept', async () => {
    const here = await visit(url);
    const wrong = 'legal winner thank year wave sausage worth useful legal winner thank legal';
    const answer = await move(here, { phrase: wrong });
    expect(await answer.text()).toContain("I don't know that phrase");
    expect(await aliasOf(here)).toBeUndefined();
  });

  it('is no place where a cry for help is lost', async () => {
    const here = await visit(url);
    await move(here, { phrase: 'I want to die tonight' });
    expect(await (await here.get('/api/lines')).text()).toContain('12356');
  });

  it.each([
    [{}],
    [{ phrase: '' }],
    [{ phrase: 'x'.repeat(241) }],
    [{ token: 'short' }],
    [{ phrase: 'a', token: 'b'.repeat(43) }],
  ])('comes in its own form or not at all: %j', async (by) => {
    expect((await move(await visit(url), by)).status).toBe(400);
  });
});

describe('a link out of a messenger', () => {
  it('brings the talk here', async () => {
    const slack = await world.joined('en', 'slack');
    const here = await visit(url);
    const token = await linkAt(world, slack);
    expect((await move(here, { token })).status).toBe(200);
    expect(await aliasOf(here)).toBeDefined();
    const again = await move(await visit(url), { token });
    expect(await again.text()).toContain('That link was used');
  });
});

describe('a link to one’s own data', () => {
  it('that was asked for before a move opens nothing after it', async () => {
    const slack = await world.joined('en', 'slack');
    await world.tap(slack, 'own-data');
    const token = /own-data#([\w-]{43})/.exec(textsAt(world, slack))?.[1];
    await move(await visit(url), { token: await linkAt(world, slack) });
    const opened = await (await visit(url)).post('/api/own-data/open', { token });
    expect([token?.length, opened.status]).toEqual([43, 410]);
  });
});

describe('a browser that is to forget', () => {
  it('loses its cookies, and is a stranger from then on', async () => {
    const visitor = await joined();
    const answer = await visitor.post('/api/forget', {});
    expect(answer.status).toBe(204);
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(set).toEqual(['wl_chat=', 'wl_language=']);
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toContain('Max-Age=0');
  });

  it('is told so by no other site', async () => {
    const visitor = await joined();
    const answer = await visitor.post('/api/forget', {}, { origin: 'https://evil.test' });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });
});
