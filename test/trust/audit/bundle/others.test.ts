// What is handed out in formats of others: one record's proof, and the log as static files. Both
// are read back here as others would, from the specification, not with the code that wrote them.

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { proveRecord } from '../../../../src/trust/audit/bundle/prove.flow.ts';
import { writeTiles } from '../../../../src/trust/audit/bundle/tiles.flow.ts';
import { verifyBundle } from '../../../../src/trust/audit/bundle/verify.flow.ts';
import { isSignedBy, parseNote } from '../../../../src/trust/audit/format/signed-note.ts';
import { logKey } from '../../../../src/trust/audit/kept.flow.ts';
import { logEvents } from '../../../../src/trust/audit/log.flow.ts';
import { openLedger } from '../ledger.ts';

const { tools, log, append } = await openLedger();
const key = logKey(tools.keys);
const folder = await mkdtemp(join(tmpdir(), 'tiles-'));
afterAll(() => rm(folder, { recursive: true }));
const NOBODY = { policy: { witnesses: [], atLeast: 0 }, kept: [] };

const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 6962, 2.1, over leaf hashes. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (only === undefined) return sha256('');
  if (hashes.length === 1) return only;
  const half = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

function hashesIn(tile: Buffer): Buffer[] {
  return Array.from({ length: tile.length / 32 }, (_, n) => tile.subarray(32 * n, 32 * n + 32));
}

function entriesIn(bundle: Buffer): string[] {
  const entries: string[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = bundle.readUInt16BE(at);
    entries.push(bundle.toString('utf8', at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

describe('the log as static files', () => {
  it('holds every record under the hashes of its tiles, and those under the checkpoint', async () => {
    await log(200, 100, 220);
    await writeTiles(tools, folder);
    const note = await readFile(join(folder, 'checkpoint'), 'utf8');
    const [origin, size, root] = note.split('\n');
    expect([origin, size]).toEqual([key.name, '520']);
    const parsed = parseNote(note);
    expect(parsed && isSignedBy(parsed, key)).toBe(true);
    const read = (path: string) => readFile(join(folder, path));
    const tiles = await Promise.all(['000', '001', '002.p/8'].map((n) => read(`tile/0/${n}`)));
    const hashes = tiles.flatMap(hashesIn);
    expect(rootOf(hashes).toString('base64')).toBe(root);
    const level1 = hashesIn(await read('tile/1/000.p/2'));
    expect(level1).toEqual([rootOf(hashes.slice(0, 256)), rootOf(hashes.slice(256, 512))]);
    const bundles = await Promise.all(
      ['000', '001', '002.p/8'].map((n) => read(`tile/entries/${n}`)),
    );
    expect(bundles.flatMap(entriesIn).map((entry) => sha256(Buffer.of(0), entry))).toEqual(hashes);
    expect((await readdir(join(folder, 'tile'))).sort()).toEqual(['0', '1', 'entries']);
  });
});

describe('one record’s proof', () => {
  const path = join(folder, 'one.tlog-proof');
  const verdictOn = async (text: string) => {
    await writeFile(path, text);
    return verifyBundle(path, key, NOBODY);
  };

  it('leads from the record to the signed root', async () => {
    await append(3);
    await logEvents(tools);
    const text = (await proveRecord(tools, 300)) ?? '';
    const [title, extra = '', index = '', ...rest] = text.split('\n');
    expect(title).toBe('c2sp.org/tlog-proof@v1');
    const entry = Buffer.from(extra.replace('extra ', ''), 'base64').toString('utf8');
    expect(JSON.parse(entry)[0]).toBe(300);
    const verdict = await verdictOn(text);
    expect(verdict).toMatchObject({ kind: 'one', entry, from: 299 });
    expect(index).toBe('index 299');
    expect(rest.indexOf('')).toBe(10); // hashes on the way up, in a tree of 523 and the export's own
  });

  it('holds for no other record, place or checkpoint', async () => {
    const text = (await proveRecord(tools, 12)) ?? '';
    const extra = Buffer.from('[12,"2026-03-02T09:00:00.123Z","nobody"]').toString('base64');
    for (const other of [
      text.replace(/extra .*/, `extra ${extra}`),
      text.replace('index 11', 'index 12'),
      text.replace(/\n[A-Za-z0-9+/]{43}=\n\n/, '\n\n'),
      text.replace(/(warmline.audit\/\S+\n)(\d+)/, '$19'),
      text.slice(0, -20),
    ])
      expect((await verdictOn(other)).kind).not.toBe('one');
  });

  it('is not made for a record that the log does not have', async () => {
    expect(await proveRecord(tools, 99_999)).toBeUndefined();
  });
});
