// `backup FILE` and `restore FILE [--check]`: the whole database in one encrypted file, and back.

import { parseArgs } from 'node:util';
import { isConnectionLost, isNotLetIn } from '../../db/faults.ts';
import { makeBackup } from '../admin/backup/make.flow.ts';
import { checkBackup, type Restored, restoreBackup } from '../admin/backup/restore.flow.ts';
import { openBare } from '../ground.ts';
import type { Config } from '../ops/config.ts';
import { ConfigError } from '../ops/errors.ts';
import { openOurKeys } from '../our-keys.ts';
import { recordRestored } from '../trust/audit/set-aside.flow.ts';
import { verifyAudit } from '../trust/audit/verify.flow.ts';
import { verdictLines } from './audit/verify.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const ACTOR = 'operator:shell';

const WHY: Readonly<Record<Extract<Restored, { kind: 'refused' }>['why'], string>> = {
  newer: 'this backup was made by a newer version: restore it with that one or a later one',
  other: 'this backup was made by a version with other migrations than this one knows',
  'not-empty': 'this database is in use: make an empty one, or take an unused DATA_FOLDER',
};

export async function backup(args: string[], config: Config, io: Io): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Usage('backup FILE');
  const { ownerUrl, keys, leave, stop } = await openBare(config);
  try {
    const backing = { ownerUrl, keys, now: new Date(), actor: ACTOR };
    const made = await makeBackup(backing, path).catch(unreachable);
    print(io, `backed up: ${made.rows} rows of ${made.tables} tables, ${made.bytes} bytes`);
    print(io, 'It opens with MASTER_KEY alone; keep that, the keyring and gone-… apart from it.');
    return 0;
  } finally {
    await stop();
    await leave();
  }
}

export async function restore(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Usage('restore FILE [--check]');
  const restored = await bring(path, config, values.check);
  if (restored.kind === 'refused') return refuse(io, WHY[restored.why]);
  const { madeAt, rows, tables } = restored;
  const what = `made ${madeAt.toISOString()}, ${rows} rows of ${tables} tables`;
  print(io, values.check ? `whole: ${what}` : `restored: ${what}`);
  return values.check ? 0 : setRight(madeAt, config, io);
}

async function bring(path: string, config: Config, isCheck: boolean): Promise<Restored> {
  if (isCheck) return check(path, config);
  const { keys, leave, stop, ownerUrl } = await openBare(config);
  let isDone = false;
  try {
    const restored = await restoreBackup({ path, keys }, ownerUrl).catch(unreachable);
    isDone = restored.kind === 'whole';
    return restored;
  } finally {
    await stop();
    if (!isDone) await leave();
  }
}

/** Away, or not to be entered like this: said as every other command says it. */
function unreachable(error: unknown): never {
  if (isConnectionLost(error) || isNotLetIn(error)) throw new ConfigError('database-not-usable');
  throw error;
}

/** No database is looked at. */
async function check(path: string, config: Config): Promise<Restored> {
  const { keys, leave } = await openOurKeys(config);
  try {
    return await checkBackup({ path, keys });
  } finally {
    await leave();
  }
}

/** What every start does to a restored copy, then the record of it, then the check of the log. */
async function setRight(madeAt: Date, config: Config, io: Io): Promise<number> {
  return withTools(config, async (tools, _ground, again) => {
    print(io, `erased or taken back since, done again: for ${again} people`);
    const { file, records, signed } = await recordRestored(tools, { actor: ACTOR, madeAt });
    if (file !== undefined)
      print(io, `lost from the audit log: ${signed - records} signed records; notes kept: ${file}`);
    const verdict = await verifyAudit(tools);
    for (const line of verdictLines(verdict)) print(io, line);
    print(io, 'Everybody of the staff signs in anew: look who left since with `staff list`.');
    return verdict.kind === 'ok' ? 0 : 1;
  });
}
