// Keeps the file and the table of what is gone alike. A table that knows less than the file comes
// from a restored copy: then everything the file tells is done once more, before anything else.

import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkInsOf } from '../../../db/checkins.ts';
import { newestConsent } from '../../../db/consents.ts';
import { goneMarks, putGone } from '../../../db/gone.ts';
import { peopleAfter } from '../../../db/people.ts';
import { runsOf } from '../../../db/scales.ts';
import { commit } from '../../core/commit.flow.ts';
import { decide } from '../../core/decision.ts';
import { ConfigError } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';
import { mayUse, SCOPES } from '../consent.ts';
import { eraseOwnData } from '../own-data/erase.flow.ts';
import { takenBack } from '../slips.ts';
import { type Filed, filedIn, type Gone, goneMark, lineOf, missingIn } from './gone.ts';

const ROWS_MAX = 2_000;

/** @returns how many people something was done again for. */
export async function keepGone(tools: Tools): Promise<number> {
  const { goneFile } = tools.settings;
  if (goneFile === undefined) return 0;
  const { filed, stored } = await bothSides(tools, goneFile);
  await append(goneFile, missingIn(stored, filed.marks));
  const lost = missingIn(filed.marks, stored);
  if (lost.length === 0) return 0;
  const again = await doAgain(tools, new Map(lost.map(({ mark, at }) => [mark, at])));
  await tools.pools.officer.transact('wl_bot', async (tx) => putGone(tx, ...lost));
  tools.log.warn('gone-done-again', { people: again });
  return again;
}

export type GoneSides = { readonly filed: Filed; readonly stored: ReadonlyMap<string, Date> };

export async function bothSides(
  { pools }: Pick<Tools, 'pools'>,
  goneFile: string,
): Promise<GoneSides> {
  const rows = await pools.officer.transact('wl_bot', ({ db }) => goneMarks(db));
  return {
    filed: filedIn(await textOf(goneFile)),
    stored: new Map(rows.map(({ mark, at }) => [mark, at])),
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    // A file that is there and cannot be read must not pass for none.
    throw new ConfigError('gone-not-readable');
  }
}

/** On the disk before it returns. */
async function append(path: string, rows: readonly Gone[]): Promise<void> {
  if (rows.length === 0) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(rows.map(lineOf).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function doAgain(tools: Tools, lost: ReadonlyMap<string, Date>): Promise<number> {
  let again = 0;
  let after: string | undefined;
  do {
    const from = after;
    const ids = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      peopleAfter(db, from, ROWS_MAX),
    );
    for (const id of ids) if (await doAgainFor(tools, id, lost)) again += 1;
    after = ids.length === ROWS_MAX ? ids.at(-1) : undefined;
  } while (after !== undefined);
  return again;
}

async function doAgainFor(
  tools: Tools,
  personId: string,
  lost: ReadonlyMap<string, Date>,
): Promise<boolean> {
  const { tokenKey } = tools.keys;
  if (lost.has(goneMark(tokenKey, 'erased', personId))) {
    await eraseOwnData(tools, personId, 'program');
    return true;
  }
  let isDone = await dropAgain(tools, personId, lost);
  for (const scope of SCOPES) {
    const at = lost.get(goneMark(tokenKey, scope, personId));
    if (at === undefined) continue;
    const given = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      newestConsent(db, personId, scope),
    );
    if (given?.isGranted !== true || given.at > at) continue;
    await commit(tools, personId, (now) =>
      mayUse(scope, now.consents) ? takenBack(now, scope) : undefined,
    );
    isDone = true;
  }
  return isDone;
}

/** Single answers that were taken back. */
async function dropAgain(
  tools: Tools,
  personId: string,
  lost: ReadonlyMap<string, Date>,
): Promise<boolean> {
  const { pools, keys } = tools;
  const [checkIns, runs] = await pools.officer.transact('wl_bot', ({ db }) =>
    Promise.all([checkInsOf(db, personId), runsOf(db, personId)]),
  );
  const isLost = ({ id }: { readonly id: string }) =>
    lost.has(goneMark(keys.tokenKey, 'answer', id));
  const changes = [
    ...checkIns
      .filter(isLost)
      .map(({ id }) => ({ kind: 'check-in-withdrawn', checkInId: id }) as const),
    ...runs.filter(isLost).map(({ id }) => ({ kind: 'scale-withdrawn', runId: id }) as const),
  ];
  if (changes.length > 0) await commit(tools, personId, () => decide({ changes }));
  return changes.length > 0;
}
