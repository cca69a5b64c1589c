// Every command of the shell is tried with the ids of one officer who is in everything. Whatever
// shows something of theirs leaves exactly one record; a new command is tried without being named.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { readConfig } from '../../../src/ops/config.ts';
import { MASTER_KEY } from '../../support/template.ts';
import { openWatched } from '../../support/watched-world.ts';

const { world, alias, personId, caseId, shows, lastRecord, recordsSince } = await openWatched();
const opened = new Set<string>();

/** What runs on, or works on a database of its own. */
const NOT_TRIED = /^(start|chat|conduct|eval|assess)$/;
/** What would end the officer, or the staff that the others are tried by. */
const DESTROYS = /^(erase|disable|rotate|new|restore)$/;

describe('every command of the shell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-doors-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const env = {
    DATABASE_URL: world.url,
    MASTER_KEY,
    DATA_FOLDER: folder,
    LOG_LEVEL: 'silent',
    DEMO: 'no',
  };

  async function run(args: string[]): Promise<string> {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    input.end();
    const said = Promise.all([text(output), text(errors)]);
    await main(args, () => readConfig(env), { input, output, errors });
    output.end();
    errors.end();
    return (await said).join('\n');
  }

  /** What hands out the log or the whole takes the name of a file or a folder. */
  const named = (name: string, of: string) =>
    /^(audit|backup)$/.test(name) ? join(folder, of) : of;

  const commands = [...(await run(['help'])).matchAll(/^ {2}([a-z][a-z-]*)(?: ([a-z][a-z|-]*))?/gm)]
    .map(([, name = '', subs = '']) => ({ name, subs: subs === '' ? [] : subs.split('|') }))
    .filter(({ name }) => !NOT_TRIED.test(name));

  it.each(commands)('$name records what it opens', async ({ name, subs }) => {
    const args = subs
      .filter((sub) => !DESTROYS.test(sub))
      .flatMap((sub) => [[sub], ...[alias, personId, caseId].map((of) => [sub, named(name, of)])]);
    for (const one of [[], [named(name, alias)], ...args]) {
      const before = await lastRecord();
      const isShown = shows((await run([name, ...one])).replaceAll(alias, ''));
      const records = await recordsSince(before);
      expect([one.join(' '), records.length]).toEqual([one.join(' '), isShown ? 1 : 0]);
      if (isShown) opened.add(`warmline ${name} ${one[0]}`);
    }
  });

  it('among which the copy of one’s own data was really made', () => {
    expect([...opened]).toContain('warmline own-data export');
  });
});
