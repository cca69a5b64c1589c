import { describe, expect, it } from 'vitest';
import { visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const received: string[] = [];
const { url } = await openChat({
  receive: () => async (inbound) => {
    received.push(inbound.id);
    return { kind: 'committed' };
  },
});
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ID = '8d1f7a5c-2f61-4c57-9a8e-0b8f1f0f1a11';

describe('the API', () => {
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
    [
      'another content type',
      '/api/say',
      'id=x',
      { 'content-type': 'text/plain', origin: url },
      415,
      'not-json',
    ],
    ['a form', '/api/say', 'id=x', { ...FORM, origin: url }, 415, 'not-json'],
    ['a form of nobody knows where', '/api/say', 'id=x', FORM, 403, 'not-from-here'],
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
});
