import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../adapters/web/free-port.ts';
import { visit } from '../adapters/web/browser-like.ts';
import { freshDb } from '../support/postgres.ts';
import { startProgram } from '../support/program.ts';
import { shell } from '../support/shell.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { directMessage, eventBody } from '../support/slack-payloads.ts';
import { openTelegramApi } from '../support/telegram-api.ts';
import { MASTER_KEY } from '../support/template.ts';

const folder = await mkdtemp(join(tmpdir(), 'warmline-start-'));
const env = { DATA_FOLDER: folder };
const CHAT = 4711;
const USER = 'U0OFFICER';
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('start', () => {
  it('offers the demo once, keeps its data, refuses a second on one folder, stops cleanly', async () => {
    const first = await startProgram(env);
    expect(first.printed()).toMatch(/demo cards[\s\S]+[2-9A-Z]{4}-[2-9A-Z]{4}/);
    expect(first.printed()).not.toContain('sign-in#'); // links go to a terminal only
    await expect(startProgram(env)).rejects.toThrow('in use by another Warmline');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await first.stop()).toBe(0);

    const second = await startProgram(env);
    expect(second.printed()).not.toContain('demo cards');
    const { out } = await shell(['unit', 'list'], env);
    expect(out).toContain('示范派出所');
    expect(await second.stop('SIGTERM')).toBe(0);
    expect((await shell(['audit', 'verify'], env)).code).toBe(0);
  }, 90_000);

  it('names a port that is taken, stops what it had started, and leaves the folder free', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(startProgram({ ...env, PORT: String(port) })).rejects.toThrow('PORT is in use');
    taken.close();
    const next = await startProgram(env);
    expect(await next.stop()).toBe(0);
  }, 60_000);
});

describe('a process of one role', () => {
  it('serves or works, on one database with the other, and stops cleanly by itself', async () => {
    const telegram = await openTelegramApi();
    const slack = await startSlackApi();
    const shared = {
      DATABASE_URL: await freshDb(),
      MASTER_KEY,
      DATA_FOLDER: join(folder, 'roles'),
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
    };
    const port = String(await freePort('127.0.0.1'));
    const [web, worker] = await Promise.all([
      startProgram({ ...shared, ROLE: 'web' }),
      startProgram({ ...shared, ROLE: 'worker', METRICS_PORT: port }),
    ]);
    for (const { url } of [web, worker])
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ok: true });
    expect((await fetch(`${worker.url}/`)).status).toBe(404);

    telegram.say(CHAT, '你好'); // only a worker asks Telegram for what is new
    expect((await telegram.nextSent(CHAT)).text).toContain('010-82951332');
    await slack.socket.nextConnection(); // and opens Slack's socket
    slack.socket.sendEvent('e1', eventBody('Ev1', directMessage(USER, '你好')));
    expect((await slack.nextSent(USER)).text).toContain('010-82951332');
    expect(slack.calls('apps.connections.open')).toBe(1);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('warmline_messages_total{channel="telegram",outcome="committed"} 1');
    const browser = await visit(web.url, 'zh-CN');
    const stream = await browser.read();
    await browser.say('你好');
    expect((await stream.next()).text).toContain('010-82951332');

    expect(await worker.stop('SIGTERM')).toBe(0);
    expect(await web.stop('SIGTERM')).toBe(0);
    await telegram.close();
    await slack.stop();
    expect((await shell(['audit', 'verify'], shared)).code).toBe(0);
  }, 90_000);
});
