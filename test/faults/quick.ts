// The real program as its own process, its database taken away under it, and what officers on each
// channel see meanwhile.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { startProgram } from '../support/program.ts';
import { shell } from '../support/shell.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { openTelegramApi } from '../support/telegram-api.ts';
import { officers } from './officers.ts';

const CARD_BY_MS = 1_000;

type Check = (name: string, isTrue: boolean, detail?: string) => void;

/** @returns the exit code. */
export async function quick(say: (line: string) => void): Promise<number> {
  const counts = { passed: 0, failed: 0 };
  await play((name, isTrue, detail = '') => {
    if (isTrue) counts.passed += 1;
    else counts.failed += 1;
    say(`${isTrue ? 'ok  ' : 'FAIL'} ${name}${isTrue ? '' : `  ${detail}`}`);
  });
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

async function play(check: Check): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-faults-'));
  const telegram = await openTelegramApi();
  const slack = await startSlackApi();
  let server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  const env = {
    DATABASE_URL: await ensureDatabase(server.url, 'warmline'),
    DATA_FOLDER: join(folder, 'data'),
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.url,
  };

  try {
    let program = await startProgram(env);
    const everyone = await officers(program.url, { telegram, slack });

    for (const one of everyone) {
      await one.say('你好');
      check(`${one.channel}: the notice comes`, await one.hears(/010-82951332/, 5_000));
    }

    await server.stop();
    for (const one of everyone) {
      const startedMs = performance.now();
      await one.say('我不想活了');
      const isHeard = await one.hears(/12356/, 5_000);
      const tookMs = Math.round(performance.now() - startedMs);
      check(`${one.channel}: the card comes while the database is away`, isHeard);
      check(`${one.channel}: within a second`, tookMs < CARD_BY_MS, `${tookMs} ms`);
    }
    const web = everyone.find(({ channel }) => channel === 'web');
    await web?.say('今天食堂不错');
    check(
      'web: other words are answered "not saved yet"',
      (await web?.hears(/010-82951332/, 6_000)) === true,
    );
    const waiting = (await readdir(join(env.DATA_FOLDER, 'spool'))).length;
    check('what came is on disk', waiting >= everyone.length, `${waiting} files`);

    await program.stop('SIGKILL');
    server = await startPostgres({
      folder: join(folder, 'server'),
      durable: true,
      port: server.port,
    });
    program = await startProgram(env);
    for (const one of everyone.filter(({ channel }) => channel !== 'web'))
      check(
        `${one.channel}: after a kill and a restart the question follows, the card does not`,
        await one.hearsWithout(/direct:yes/, /12356/, 10_000),
      );
    check('no word of an officer was logged', !/不想活|食堂/.test(program.logged()));
    check('it stops cleanly', (await program.stop()) === 0);
    const left = (await readdir(join(env.DATA_FOLDER, 'spool'))).length;
    check('the spool is empty again', left === 0, `${left} files`);
    check('the audit log verifies', (await shell(['audit', 'verify'], env)).code === 0);
  } finally {
    await server.stop();
    await telegram.close();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
