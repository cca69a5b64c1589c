import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIn, openAttempts } from './attempts.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { host } = new URL(stage.url);
const attempts = openAttempts(stage.url);
const SLOW = { timeout: 120_000 };

const ROOTS = ['/assets', '/client', '/look', '/console/assets', '/console/client', '/console', ''];
const UPWARDS = [
  '/../../../package.json',
  '/..%2f..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/%2e%2e/package.json',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/..%252f..%252fpackage.json',
  '/....//....//package.json',
  '/..%c0%af..%c0%afpackage.json',
  '/..%5c..%5cpackage.json',
  '/.%00./package.json',
  '/main.ts%00.css',
  '/%00',
  '/package.json',
  '/.git/config',
  '/.env',
  '/data/master.key',
  '/master.key',
  '/keyring',
  '/node_modules/hono/package.json',
  '/src/cli.ts',
  '/__proto__',
  '/constructor/prototype',
  '/main.ts/',
  '/main.ts;.css',
  '/*',
  '/%',
  '/%ff%fe',
  '//elsewhere.test/x',
  '/x'.repeat(400),
];
const OURS = ['"name": "warmline"', 'postgres', 'MASTER_KEY', '[core]'];

describe('a path', () => {
  it.each(ROOTS)('below %j leads to nothing that is not served', SLOW, async (root) => {
    for (const path of UPWARDS) {
      const { status, body } = await attempts.sendRaw(
        `GET ${root}${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      await attempts.send(`${root}${path}`.replace('//elsewhere', '/elsewhere'));
      expect([303, 400, 401, 404, 414], `${root}${path}`).toContain(status);
      for (const secret of OURS) expect(body).not.toContain(secret);
    }
  });

  it('that is given whole, or for another host, is read as ours', async () => {
    for (const target of [
      'http://elsewhere.test/healthz',
      'https://elsewhere.test/console/staff',
    ]) {
      const { status, body } = await attempts.sendRaw(
        `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      expect([200, 303]).toContain(status);
      expect(body).not.toContain('elsewhere.test');
    }
  });

  it('with a host of somebody else’s puts that name into nothing', SLOW, async () => {
    for (const path of ['/', '/console', '/console/sign-in', '/openapi.json', '/nothing']) {
      for (const name of ['elsewhere.test', 'elsewhere.test:80', 'localhost@elsewhere.test'])
        for (const extra of ['', `X-Forwarded-Host: elsewhere.test\r\n`]) {
          const { body, headers } = await attempts.sendRaw(
            `GET ${path} HTTP/1.1\r\nHost: ${name}\r\n${extra}Connection: close\r\n\r\n`,
          );
          expect(`${body}${headers.get('location')}`).not.toContain('elsewhere.test');
        }
    }
  });

  it('of an object is an id or nothing', SLOW, async () => {
    const { cookie } = stage.actor('counselor');
    const admin = stage.actor('admin').cookie;
    const ids = [
      ...'1 -1 * null undefined .. %00 %27%20or%201=1 %2e%2e {"$ne":null}'.split(' '),
      "'",
      '00000000-0000-0000-0000-000000000000',
      '0'.repeat(36),
      '-'.repeat(36),
      'F'.repeat(36),
      '01A20000-0000-7000-8000-000000000000',
    ].map((id) => encodeURI(id));
    for (const id of ids) {
      const paths = [
        ...['talks', 'flags', 'units', 'staff', 'schedules/changes', 'account/sessions'].map(
          (room) => `/console/${room}/${id}`,
        ),
        `/console/talks/${id}/live`,
        `/console/figures/${id}`,
        `/console/log?before=${id}`,
        `/api/lines?after=${id}`,
      ];
      for (const path of paths) {
        for (const one of [cookie, admin]) {
          const answer = await attempts.send(path, { cookie: one });
          if (!path.includes('?')) expect(isIn(answer), path).toBe(false);
        }
      }
    }
  });
});

describe('what is served as a file', () => {
  it('has no secret in it', async () => {
    const names = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as {
      readonly dependencies: object;
    };
    const files = stage.routes
      .filter(({ method, path }) => method === 'GET' && /\.(ts|css|svg)$/.test(path))
      .map(({ path }) => path);
    expect(files.length).toBeGreaterThan(10);
    for (const file of new Set(files)) {
      const { text, status } = await attempts.send(file);
      expect(status).toBe(200);
      for (const name of Object.keys(names.dependencies))
        expect(text, file).not.toContain(`from '${name}'`);
    }
  });
});
