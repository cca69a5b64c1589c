// The same on a disk: the real program and a real server, both killed in the middle of it, and
// then every file that either of them wrote: tables and their log ahead of them, spool, notes,
// temporary files, log lines.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureDatabase } from '../../../db/migrate.ts';
import { startPostgres } from '../../../src/ops/postgres.ts';
import { CHAT, TELEGRAM_USER } from '../../support/platform-people.ts';
import { startProgram } from '../../support/program.ts';
import { openTelegramApi } from '../../support/telegram-api.ts';
import type { SentMessage } from '../../support/telegram-methods.ts';
import { misuse } from './misuse.ts';
import { filesBelow } from './places.ts';
import { searched, secretsOf, TOLD } from './secrets.ts';

const folder = await mkdtemp(join(tmpdir(), 'warmline-disk-'));
const parts = {
  server: join(folder, 'server'),
  data: join(folder, 'data'),
  tmp: join(folder, 'tmp'),
};
await mkdir(parts.tmp);
const telegram = await openTelegramApi();
let server = await startPostgres({ folder: parts.server, durable: true });
const env = {
  DATABASE_URL: await ensureDatabase(server.url, 'warmline'),
  DATA_FOLDER: parts.data,
  TMPDIR: parts.tmp,
  LOG_LEVEL: 'info',
  TELEGRAM_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.apiRoot,
};
let program = await startProgram(env);
const printed: string[] = [];
afterAll(async () => {
  await program.stop('SIGKILL');
  await server.stop();
  await telegram.close();
  await rm(folder, { recursive: true, force: true });
});

const say = (text: string) => void telegram.say(CHAT, text, { from: TELEGRAM_USER });

/** Reads on until something matches, in words or buttons. */
async function until(pattern: RegExp): Promise<SentMessage> {
  for (;;) {
    const message = await telegram.nextSent(CHAT);
    if (pattern.test(`${message.text} ${message.buttons.map(({ data }) => data).join(' ')}`))
      return message;
  }
}

async function press(start: string): Promise<void> {
  const { message_id: id, buttons } = await until(new RegExp(start));
  telegram.press(CHAT, id, buttons.find(({ data }) => data.startsWith(start))?.data ?? '');
}

async function found(more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const places = await filesBelow(folder);
  places.set('log lines', Buffer.from([...printed, program.logged()].join('')));
  expect([...places.keys()].join()).toContain('pg_wal');
  return searched(places, secretsOf(more));
}

describe('on the disk of a whole installation', () => {
  it('nothing that was told stands readable, killed or not', async () => {
    const [card = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(program.printed()) ?? [];
    say(TOLD['the first words']);
    await until(/010-82951332/);
    say(card);
    await press('squad:none');
    await press('slip:scores:yes');
    await until(/\S/);
    say(`我不想活了 ${TOLD['案里的话']}`);
    await until(/12356/);
    await misuse(program.url, TOLD['words in a bad request']);

    await server.stop();
    say(TOLD['words while the database was away']);
    await until(/010-82951332/);
    expect((await filesBelow(join(parts.data, 'spool'))).size).toBe(1);
    expect(await found({ 'a card': card })).toEqual([]);

    printed.push(program.logged());
    await program.stop('SIGKILL');
    server = await startPostgres({ folder: parts.server, durable: true, port: server.port });
    program = await startProgram(env);
    say(TOLD['words in a case']);
    await until(/\S/);
    await program.stop('SIGTERM');
    await server.stop();
    expect(await found({ 'a card': card })).toEqual([]);
  }, 180_000);
});
