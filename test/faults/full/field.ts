// Two real processes on one Postgres that syncs to disk, with a Bot API server, a model, and a way
// to the database that can be cut; and as many officers who have joined.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { freePort } from '../../../adapters/web/free-port.ts';
import { ensureDatabase, migrate } from '../../../db/migrate.ts';
import type { Address } from '../../../src/core/message.ts';
import { type RunningPostgres, startPostgres } from '../../../src/ops/postgres.ts';
import { makeOfficers, addressOf as telegramAddressOf } from '../../bench/receive/officers.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { MASTER_KEY, testKeys } from '../../support/template.ts';
import { type BadModel, openBadModel } from '../bad-model.ts';
import { openPlatform, type Platform, SLACK, TELEGRAM } from '../platform.ts';
import { openPolledSide, type PolledSide } from '../polling.ts';
import { openWay, type Way } from '../proxy.ts';
import { openSocketSide, type SocketSide } from '../socket.ts';
import { STAMPING } from '../stamps.ts';
import { type Brought, SECRET } from './bring.ts';

export const STAFF_CHAT = '-100';
export type Env = Readonly<Record<string, string>>;

export type Field = {
  readonly folder: string;
  readonly bot: Platform;
  readonly slack: Platform;
  /** The other way in that Slack has; one process has it at a time. */
  readonly socket: SocketSide;
  /** And Telegram's, where it is asked. */
  readonly polling: PolledSide;
  readonly model: BadModel;
  readonly way: Way;
  readonly sql: postgres.Sql;
  /** Of the shell, besides any process. */
  readonly env: Env;
  /** Those that run now. */
  readonly programs: (Program | undefined)[];
  /** Starts the process of this place anew. */
  start(place: number, more?: { readonly env?: Env; readonly cli?: string }): Promise<void>;
  stop(place: number, signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** Files of messages that no process has received yet. */
  spooled(): Promise<number>;
  close(): Promise<void>;
};

/** After these numbers come those on Telegram. */
const SLACK_PEOPLE = 600;

export function officersOf(channel: Brought['channel'], people: number) {
  return channel === 'slack'
    ? { from: 0, count: SLACK_PEOPLE }
    : { from: SLACK_PEOPLE, count: people };
}

export function addressOf(n: number): Address {
  return n < SLACK_PEOPLE
    ? { channel: 'slack', id: `U${String(n).padStart(8, '0')}` }
    : telegramAddressOf(n);
}

export const PLACES = [0, 1] as const;

type Options = {
  /** Where the database keeps its data; absent: beside all else. */
  readonly cluster?: string;
  /** Of another version, both of whose processes run then: it brings the empty database up. */
  readonly cli?: string;
};

export async function openField(people: number, { cluster, cli }: Options = {}): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-faults-'));
  const serverFolder = cluster ?? join(folder, 'server');
  let server: RunningPostgres = await startPostgres({ folder: serverFolder, durable: true });
  const way = await openWay(server.port);
  const polling = openPolledSide();
  const bot = await openPlatform(TELEGRAM, {
    call: '/getUpdates',
    answer: (...asked) => polling.answer(...asked),
  });
  const socket = await openSocketSide();
  const slack = await openPlatform(SLACK, {
    call: '/apps.connections.open',
    answer: (response) => socket.ticket(response),
  });
  const model = await openBadModel();
  const direct = await ensureDatabase(server.url, 'warmline');
  if (cli === undefined) await migrate(direct, testKeys(), new Date());
  const sql = postgres(direct, { max: 2, onnotice: () => undefined });
  const ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  const through = new URL(direct);
  through.port = String(way.port);
  const env: Env = { DATABASE_URL: direct, MASTER_KEY, DATA_FOLDER: join(folder, 'data-0') };
  const programs: Field['programs'] = [];

  const field: Field = {
    folder,
    bot,
    slack,
    socket,
    polling,
    model,
    way,
    sql,
    env,
    programs,
    start: async (place, { env: more = {}, cli: other } = {}) => {
      const data = join(folder, `data-${place}`);
      if (place > 0) await cp(env['DATA_FOLDER'] ?? '', data, { recursive: true, filter: isKey });
      programs[place] = await startProgram(
        {
          ...env,
          DATABASE_URL: through.href,
          DATA_FOLDER: data,
          PORT: String(ports[place]),
          PUBLIC_URL: `http://127.0.0.1:${ports[place]}`,
          TELEGRAM_TOKEN: '4242:local-faults-token',
          TELEGRAM_API_ROOT: bot.url,
          TELEGRAM_WEBHOOK_SECRET: SECRET,
          TELEGRAM_STAFF_CHAT: STAFF_CHAT,
          SLACK_BOT_TOKEN: 'xoxb-local-faults-token',
          SLACK_APP_TOKEN: 'xapp-local-faults-token',
          SLACK_API_URL: `${slack.url}/api/`,
          SLACK_SIGNING_SECRET: SECRET,
          LLM_BASE_URL: model.url,
          LLM_TIMEOUT_MS: '2000',
          DEMO: 'no',
          ...more,
          NODE_OPTIONS: `${STAMPING} ${more['NODE_OPTIONS'] ?? ''}`,
        },
        other,
      );
    },
    stop: async (place, signal) => {
      const leaving = programs[place];
      programs[place] = undefined; // nobody brings it anything any more
      await leaving?.stop(signal);
    },
    stopDatabase: () => server.stop(),
    startDatabase: async () => {
      server = await startPostgres({ folder: serverFolder, durable: true, port: server.port });
    },
    spooled: async () => {
      const folders = PLACES.map((place) => join(folder, `data-${place}`, 'spool'));
      const files = await Promise.all(folders.map((one) => readdir(one).catch(() => [])));
      return files.flat().length;
    },
    close: async () => {
      for (const program of programs) await program?.stop('SIGKILL');
      await sql.end({ timeout: 1 });
      await way.close();
      await bot.close();
      await slack.close();
      await socket.close();
      await model.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  if (cli !== undefined) for (const place of PLACES) await field.start(place, { cli });
  await makeOfficers(sql, testKeys(), people + SLACK_PEOPLE, addressOf);
  return field;
}

/** A second process brings the keys of the first, never what lies in its spool. */
function isKey(path: string): boolean {
  return !path.includes('spool');
}

/** A folder of its own in memory that can be full; undefined where the system allows none. */
export async function smallDisk(megabytes: number): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'warmline-disk-'));
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]);
    return place;
  } catch {
    await rm(place, { recursive: true, force: true });
    return undefined;
  }
}
