// What is sealed is sealed and opened in one module, and a sealed column takes and gives nothing
// else. The types say so; this holds the types to it.

import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../db/client.ts';
import { putWebLine } from '../../db/web.ts';
import { openKeys, seal, unseal } from '../../src/ops/keys.ts';
import { freshDb } from '../support/postgres.ts';

const url = await freshDb();

const sources = ['src', 'adapters', 'db'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: `${top}/${name}`, source: readFileSync(`${top}/${name}`, 'utf8') })),
);

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ source }) => pattern.test(source)).map(({ file }) => file);
}

/** Bytes that are of nobody: a public key. */
const PLAIN = ['ledger.passkeys.public_key'];

describe('the sealing module', () => {
  it('is alone in using a cipher', () => {
    expect(filesWith(/createCipheriv|createDecipheriv|\bsubtle\b/)).toEqual(['src/ops/keys.ts']);
  });

  it('is alone in calling bytes sealed, but for what comes from a file, a cookie or a job of ours', () => {
    expect(filesWith(/\bas (unknown as )?(Sealed|Wrapped)\b/)).toEqual(['src/ops/keys.ts']);
    expect(filesWith(/\basSealed\(/).toSorted()).toEqual([
      'adapters/web/console/sign-in/pending.ts',
      'src/admin/by-model/read-sentence.effect.ts',
      'src/ops/keys.ts',
      'src/ops/sealed-box.ts',
      'src/ops/spool.ts',
    ]);
  });
});

describe('a column of bytes', () => {
  it('is sealed, a wrapped key, or of nobody', async () => {
    const sql = postgres(url, { max: 1 });
    const columns = await sql<{ name: string }[]>`
      select format('%s.%s.%s', table_schema, table_name, column_name) as name
      from information_schema.columns
      where data_type = 'bytea' and table_schema in ('ledger', 'officer', 'station')`;
    await sql.end();
    const names = columns.map(({ name }) => name).filter((name) => !PLAIN.includes(name));
    expect(names.length).toBeGreaterThan(8);
    // Some rows hold more than one: a problem, a desk's answer to it, a name and what was thought.
    for (const name of names)
      expect(name).toMatch(
        /\.(sealed|mask|wrapped)$|\.(problems|requests)\.(answer|offer|added)$|\.activity_signups\.(name|words)$/,
      );
  });

  it('is built by `sealed` or `wrappedKey`; others only where they are of nobody', () => {
    expect(filesWith(/\bcustomType\b/)).toEqual(['db/schemas.ts']);
    // Columns are built in db/ alone; elsewhere a form's file has bytes, too.
    const builders = filesWith(/\bbytes\(/).filter((file) => file.startsWith('db/'));
    expect(builders).toEqual(['db/passkeys.ts']);
  });

  it('takes nothing that was not sealed, and gives nothing that can be read: the compiler says so', () => {
    const never = (tx: Tx) => {
      const line = { personId: '', outboundId: '', at: new Date() };
      putWebLine(tx, { ...line, sealed: seal(Buffer.alloc(32), 'words', 'owner') }, '');
      // @ts-expect-error: words as they are
      putWebLine(tx, { ...line, sealed: Buffer.from('words') }, '');
      // @ts-expect-error: a key as it is
      openKeys('').open(Buffer.alloc(60), 'owner');
      // @ts-expect-error: bytes that nobody sealed
      unseal(Buffer.alloc(32), Buffer.from('words'), 'owner');
    };
    expect(never).toBeTypeOf('function');
  });
});
