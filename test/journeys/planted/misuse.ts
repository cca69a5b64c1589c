// Requests that are refused, each with the same words in it wherever words could stand.

import { expect } from 'vitest';
import { type RawAnswer, sendRaw } from '../../support/raw-http.ts';

type Headers = Readonly<Record<string, string>>;
type Bad = readonly [path: string, headers: Headers, body: string];

export async function misuse(url: string, words: string): Promise<void> {
  const json = { 'content-type': 'application/json', origin: url };
  const session = await post(url, ['/api/session', json, '{}']);
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toContain('=');
  const known = { ...json, cookie };
  const sent: readonly Bad[] = [
    ['/api/say', json, `{"words": "${words}"`],
    ['/api/say', json, JSON.stringify({ id: words, words })],
    ['/api/say', known, JSON.stringify({ words: [words] })],
    ['/api/say', { ...known, origin: 'https://elsewhere.example' }, words],
    ['/api/say', known, words.repeat(300_000)],
    ['/api/join', known, JSON.stringify({ card: [words], id: words })],
    ['/console/sign-in', { origin: url }, `token=${encodeURIComponent(words)}`],
    [`/${encodeURIComponent(words)}`, { 'user-agent': words, referer: words }, words],
    ['/telegram', { ...json, 'x-telegram-bot-api-secret-token': words }, words],
  ];
  for (const bad of sent) {
    const { status, body } = await post(url, bad);
    // Nothing at all came back where it was cut off in the middle.
    expect([bad[0], status === 0 || status >= 400]).toEqual([bad[0], true]);
    expect(body).not.toContain(words);
  }
}

function post(url: string, [path, headers, body]: Bad): Promise<RawAnswer> {
  const bytes = Buffer.from(body);
  const lines = Object.entries({
    host: new URL(url).host,
    connection: 'close',
    'content-length': String(bytes.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return sendRaw(url, Buffer.concat([Buffer.from(head), bytes]));
}
