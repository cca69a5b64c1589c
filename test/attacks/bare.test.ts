import { describe, expect, it } from 'vitest';
import { sendRaw } from '../support/raw-http.ts';
import { openWholeSite } from '../support/whole-site.ts';
import { openAttempts } from './attempts.ts';

const SOON = { headersMs: 300, requestMs: 600, checkMs: 20 };
const { url, world } = await openWholeSite({ bounds: SOON });
const attempts = openAttempts(url);
const { host } = new URL(url);
const START = `POST /api/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;

describe('what is no proper request', () => {
  it.each([
    ['a head that never ends', `GET / HTTP/1.1\r\nHost: ${host}\r\n`, 408],
    ['a body that never comes', `${START}Content-Length: 100\r\n\r\n{"l`, 408],
    ['a piece that never comes', `${START}Transfer-Encoding: chunked\r\n\r\n5\r\n{"`, 408],
    ['a form at the console that never ends', slowForm('/console/sign-in'), 408],
    ['an update that never ends, of nobody known', slowForm('/telegram'), 401],
    [
      '17 KiB of headers',
      `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`,
      431,
    ],
    ['17 KiB of address', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 431],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a version of nobody', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    [
      'a backslash for a path',
      `GET /\\x HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      400,
    ],
    ['two lengths', `${START}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    [
      'a length and pieces',
      `${START}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      400,
    ],
    ['pieces that are none', `${START}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['a length that is none', `${START}Content-Length: -1\r\n\r\n`, 400],
    ['a NUL in a header', `GET / HTTP/1.1\r\nHost: ${host}\r\nX: a\0b\r\n\r\n`, 400],
    ['a header before its name ends', `GET / HTTP/1.1\r\nHost : ${host}\r\n\r\n`, 400],
    [
      'an expectation',
      `GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: x\r\nConnection: close\r\n\r\n`,
      417,
    ],
  ])('is refused, with the same headers as any answer: %s', async (_, bytes, status) => {
    expect((await attempts.sendRaw(bytes)).status).toBe(status);
    expect(world.logged()).toBe('');
  });

  it('is never two requests when it reads as one', async () => {
    const smuggled = `${START}Content-Length: 44\r\nTransfer-Encoding: x, chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const { status, body } = await attempts.sendRaw(smuggled);
    expect([status, body]).toEqual([400, '']);
  });

  it.each(['CONNECT example.test:443', 'TRACE /', 'PROPFIND /', 'PURGE /'])(
    'is given nothing for a method that is not ours: %s',
    async (line) => {
      const { status, body } = await sendRaw(
        url,
        `${line} HTTP/1.1\r\nHost: ${host}\r\nX-Secret: zebra\r\nConnection: close\r\n\r\n`,
      );
      expect([0, 400, 403, 404]).toContain(status);
      expect(body).not.toContain('zebra');
    },
  );

  it('leaves the server well', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

function slowForm(path: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ntoken=`;
}
