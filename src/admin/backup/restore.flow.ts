// Brings a backup back, into a database that has nothing of ours yet: all of it or nothing. What is
// to be done afterwards (later migrations, the wall, erasing again) every start does.

import { type Filling, fillEmpty, ownMigrations } from '../../../db/backup/fill.ts';
import { readEncrypted } from '../../ops/encrypted-file.ts';
import { ConfigError } from '../../ops/errors.ts';
import { piecesIn } from '../../ops/frames.ts';
import type { Keys } from '../../ops/keys.ts';
import { type Fit, fitOf, Header, Piece, rowsIn } from './contents.ts';

type From = { readonly path: string; readonly keys: Pick<Keys, 'backup' | 'check' | 'ring'> };

type Held = { readonly madeAt: Date; readonly tables: number; readonly rows: number };

export type Restored =
  | ({ readonly kind: 'whole' } & Held)
  | Extract<Fit, { readonly kind: 'refused' }>
  | { readonly kind: 'refused'; readonly why: 'not-empty' };

/** Reads all of it and keeps nothing. @throws ConfigError as `readEncrypted` does. */
export async function checkBackup(from: From): Promise<Restored> {
  return read(from, async (pieces) => ({
    kind: 'whole',
    ...(await pour(pieces, {
      table: async (_table, rows) => {
        for await (const _ of rows);
      },
      sequence: async () => undefined,
    })),
  }));
}

/** @throws ConfigError as `readEncrypted` does; then nothing was kept. */
export async function restoreBackup(from: From, ownerUrl: string): Promise<Restored> {
  return read(from, async (pieces, migrations) => {
    let held = { tables: 0, rows: 0 };
    const done = await fillEmpty(ownerUrl, migrations, async (into) => {
      held = await pour(pieces, into);
    });
    return done === 'filled' ? { kind: 'whole', ...held } : { kind: 'refused', why: done };
  });
}

type Done = Exclude<Restored, { kind: 'whole' }> | ({ kind: 'whole' } & Omit<Held, 'madeAt'>);

async function read(
  { path, keys }: From,
  work: (pieces: Pieces, migrations: number) => Promise<Done>,
): Promise<Restored> {
  const pieces = piecesIn(readEncrypted(path, keys.backup.privateKey));
  try {
    const header = Header.parse(json(await pieces.next()));
    // One key made both: nobody else could have put another name in.
    if (header.keyCheck !== keys.check) throw new ConfigError('file-of-another-key');
    const fit = fitOf(header, ownMigrations());
    if (fit.kind === 'refused') return fit;
    // Before anything is written: with a key missing, what came back could not be read.
    const held = new Set(keys.ring.all().map(({ id }) => id));
    const missing = header.wrappingKeys.find((id) => !held.has(id));
    if (missing !== undefined) throw new ConfigError('wrapping-key-missing', { key: missing });
    const done = await work(pieces, fit.migrations);
    return done.kind === 'whole' ? { ...done, madeAt: header.madeAt } : done;
  } finally {
    await pieces.return(undefined);
  }
}

type Pieces = AsyncGenerator<Buffer>;

async function pour(pieces: Pieces, into: Filling): Promise<{ tables: number; rows: number }> {
  let [tables, rows] = [0, 0];
  for (;;) {
    const piece = Piece.parse(json(await pieces.next()));
    if ('sequences' in piece) {
      for (const sequence of piece.sequences) await into.sequence(sequence);
      // Only now is the end of the file known to be its end.
      if ((await pieces.next()).done !== true) throw new ConfigError('file-damaged');
      return { tables, rows };
    }
    if (!('table' in piece)) throw new ConfigError('file-damaged');
    const counted = { rows: 0 };
    await into.table({ ...piece, name: piece.table }, rowsOf(pieces, counted));
    const end = Piece.parse(json(await pieces.next()));
    if (!('rows' in end) || end.rows !== counted.rows) throw new ConfigError('file-damaged');
    tables += 1;
    rows += counted.rows;
  }
}

/** Up to the empty piece. */
async function* rowsOf(pieces: Pieces, counted: { rows: number }): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await pieces.next();
    if (done === true) throw new ConfigError('file-damaged');
    if (value.length === 0) return;
    counted.rows += rowsIn(value);
    yield value;
  }
}

function json({ value, done }: IteratorResult<Buffer>): unknown {
  if (done === true) throw new ConfigError('file-damaged');
  try {
    return JSON.parse(value.toString());
  } catch {
    throw new ConfigError('file-damaged');
  }
}
