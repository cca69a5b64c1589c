import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openLlm } from '../../src/listening/model.port.ts';
import { openOutgoing } from '../../src/ops/outgoing.ts';
import { isSameSecret } from '../../src/ops/same-secret.ts';

const BOUNDS = { timeoutMs: 5_000, bytesMax: 1_000 };

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reached: string[] = [];
// Stands for a machine's own data, as clouds serve it at a fixed address inside.
const inside = await serve(({ url = '' }, response) => {
  reached.push(url);
  response.end('credentials');
});
const far = await serve(({ url = '' }, response) => {
  const to = /^\/to\/(.*)$/.exec(url)?.[1];
  if (to !== undefined) response.writeHead(302, { location: decodeURIComponent(to) }).end('moved');
  else if (url === '/big') response.end('x'.repeat(1_001));
  else if (url === '/bomb')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('0'.repeat(100_000)));
  else if (url === '/endless') response.write('a little');
  else if (url === '/nothing') response.writeHead(204).end();
  else
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync('{"ok":true}'));
});

describe('the way out', () => {
  const ask = openOutgoing({ allowed: [`${far}/v1`], ...BOUNDS });

  it('asks what was configured, and reads the answer whole', async () => {
    const answer = await ask(`${far}/anything`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ ok: true });
    expect((await ask(new URL(`${far}/nothing`))).status).toBe(204);
  });

  it.each([
    ['another port of the same machine', () => `${inside}/latest/meta-data`],
    ['the address where clouds keep credentials', () => 'http://169.254.169.254/latest/meta-data'],
    ['the same under another name', () => far.replace('127.0.0.1', 'localhost')],
    ['another scheme', () => far.replace('http:', 'https:')],
    ['a name before an @', () => `${far}@elsewhere.test/`],
    ['a file', () => 'file:///etc/hostname'],
    ['data', () => 'data:text/plain,x'],
  ])('never asks %s', async (_, address) => {
    await expect(ask(address())).rejects.toMatchObject({ code: 'outgoing-not-allowed' });
    expect(reached).toEqual([]);
  });

  it.each(['http://169.254.169.254/latest/', 'file:///etc/hostname', inside, '//localhost:1/x'])(
    'goes nowhere when it is sent on to %s',
    async (to) => {
      const answer = await ask(`${far}/to/${encodeURIComponent(to)}`);
      expect(answer.status).toBe(302);
      expect(reached).toEqual([]);
    },
  );

  it.each(['/big', '/bomb'])('takes no more than it can hold: %s', async (path) => {
    await expect(ask(far + path)).rejects.toMatchObject({ code: 'outgoing-answer-too-big' });
  });

  it('does not wait for an end that never comes', async () => {
    const hasty = openOutgoing({ allowed: [far], timeoutMs: 50 });
    await expect(hasty(`${far}/endless`)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('gives up when who asked does', async () => {
    const ending = new AbortController();
    const asked = ask(`${far}/endless`, { signal: ending.signal });
    ending.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is the one that a model is asked through', async () => {
    const base = { apiKey: 'key', model: 'small', timeoutMs: 5_000 };
    const sentOn = openLlm({ ...base, baseUrl: `${far}/to/${encodeURIComponent(inside)}#` });
    await expect(sentOn.assess('words')).rejects.toMatchObject({ code: 'model-refused' });
    expect(reached).toEqual([]);
  });
});

describe('two secrets', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['', 'abc', false],
    ['abc', 'abcd', false],
    ['密钥', '密钥', true],
  ])('%s and %s: %s', (given, wanted, isSame) => {
    expect(isSameSecret(given, wanted)).toBe(isSame);
  });
});
