// A backup: everything in the database at one moment, in one file that opens with the master key
// alone. That it was made is on record, in the database and so in the file.

import { readWhole, recordBackup, type Whole } from '../../../db/backup/whole.ts';
import { writeEncrypted } from '../../ops/encrypted-file.ts';
import { ConfigError } from '../../ops/errors.ts';
import { framed } from '../../ops/frames.ts';
import type { Keys } from '../../ops/keys.ts';
import { FORMAT, type Header, type Piece, rowsIn } from './contents.ts';

const PIECE_BYTES = 60_000;

export type Made = { readonly bytes: number; readonly tables: number; readonly rows: number };

type Source = {
  readonly ownerUrl: string;
  readonly keys: Pick<Keys, 'backup' | 'check'>;
  readonly now: Date;
  readonly actor: string;
};

/** @throws ConfigError as `readWhole` and `writeEncrypted` do, or for a key of another database. */
export async function makeBackup(source: Source, path: string): Promise<Made> {
  const { ownerUrl, keys, now, actor } = source;
  await readWhole(ownerUrl, async ({ keyCheck }) => {
    if (keyCheck !== keys.check) throw new ConfigError('master-key-not-of-this-database');
  });
  await recordBackup(ownerUrl, actor, now);
  return readWhole(ownerUrl, async (whole) => {
    const counted = { rows: 0 };
    const bytes = await writeEncrypted(path, keys.backup.privateKey, dump(whole, now, counted));
    return { bytes, tables: whole.tables.length, rows: counted.rows };
  });
}

async function* dump(
  whole: Whole,
  madeAt: Date,
  counted: { rows: number },
): AsyncGenerator<Buffer> {
  const { keyCheck, migrations, wrappingKeys, tables } = whole;
  yield said({
    format: FORMAT,
    madeAt,
    keyCheck,
    migrations: [...migrations],
    wrappingKeys: [...wrappingKeys],
  });
  for (const table of tables) {
    const { name, columns, parts } = table;
    yield said({ table: name, columns: [...columns], parts: [...parts] });
    let rows = 0;
    for await (const batch of gathered(whole.rowsOf(table))) {
      rows += rowsIn(batch);
      yield framed(batch);
    }
    yield framed(Buffer.alloc(0));
    yield said({ rows });
    counted.rows += rows;
  }
  yield said({ sequences: [...(await whole.sequences())] });
}

function said(piece: Header | Piece): Buffer {
  return framed(Buffer.from(JSON.stringify(piece)));
}

/** Small ones together: a row alone would not be worth its length before it. */
async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
  }
  if (held.length > 0) yield Buffer.concat(held);
}
