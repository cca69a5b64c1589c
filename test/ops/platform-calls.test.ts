import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openPlatformCalls } from '../../src/ops/platform-calls.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: RequestListener) {
  const server = createServer(answer);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { root, connections: () => connections };
}

describe('calls of a platform', () => {
  it('carry words and bytes, and bring back characters that come in parts', async () => {
    const { root } = await serve(async (request, response) => {
      const body = Buffer.from(JSON.stringify({ url: request.url, heard: await text(request) }));
      response.write(body.subarray(0, -4)); // in the middle of the last character
      setImmediate(() => response.end(body.subarray(-4)));
    });
    const call = openPlatformCalls(`${root}/far`, 1_000);
    const said = { method: 'POST', body: '好' };
    expect(await (await call(`${root}/far/a`, said)).json()).toEqual({
      url: '/far/a',
      heard: '好',
    });
    const body = Readable.from([Buffer.from('一'), Buffer.from('二')]);
    const sent = await call(`${root}/far/b`, { method: 'POST', body });
    expect(await sent.json()).toEqual({ url: '/far/b', heard: '一二' });
  });

  it('share connections', async () => {
    const { root, connections } = await serve((_, response) => void response.end('{}'));
    const call = openPlatformCalls(root, 100);
    for (let n = 0; n < 5; n += 1) {
      await call(`${root}/a`, {});
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    expect(connections()).toBe(1);
  });

  it('go to their platform alone', async () => {
    const { root } = await serve((_, response) => void response.end('{}'));
    const call = openPlatformCalls(root, 100);
    for (const other of ['http://127.0.0.1:1/a', `${root}0/a`, `${root}@example.org/a`])
      await expect(call(other, {})).rejects.toMatchObject({ code: 'outgoing-not-allowed' });
  });

  it('follow no redirect', async () => {
    const { root } = await serve((_, response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    );
    const call = openPlatformCalls(root, 100);
    await expect(call(`${root}/a`, {})).rejects.toMatchObject({ code: 'outgoing-redirected' });
  });

  it('take no answer beyond its size', async () => {
    const { root } = await serve((_, response) => void response.end(`"${'x'.repeat(200)}"`));
    const call = openPlatformCalls(root, 100);
    await expect(call(`${root}/a`, {})).rejects.toMatchObject({ code: 'outgoing-too-big' });
  });

  it('end when they are told to, and when the answer breaks off', async () => {
    const { root } = await serve((request, response) => {
      if (request.url === '/cut') {
        response.write('{');
        setImmediate(() => response.destroy());
      }
    });
    const call = openPlatformCalls(root, 100);
    const ending = new AbortController();
    const hanging = call(`${root}/hang`, { signal: ending.signal });
    ending.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'outgoing-aborted' });
    await expect(call(`${root}/cut`, {})).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
