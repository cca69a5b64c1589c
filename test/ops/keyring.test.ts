import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyringLine, keyringText, newEntry, parseKeyring } from '../../src/ops/keyring.ts';
import { openKeys, type Wrapped } from '../../src/ops/keys.ts';
import { ringFromFile, ringFromText } from '../../src/ops/ring.ts';

const MASTER = '7'.repeat(64);
const [ONE, TWO] = [`kaaaaaaa ${'1'.repeat(64)}`, `kbbbbbbb ${'2'.repeat(64)}`];
const folder = await mkdtemp(join(tmpdir(), 'warmline-keyring-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the keyring as text', () => {
  it('reads lines or commas, skips remarks, and writes what it read', () => {
    const text = `# keep apart\n${ONE} old\n\n${TWO} next\nkccccccc kms:vault:v1:abc+/=\n`;
    const entries = parseKeyring(text);
    expect(entries.map(({ id, state }) => [id, state])).toEqual([
      ['kaaaaaaa', 'old'],
      ['kbbbbbbb', 'next'],
      ['kccccccc', 'in-use'],
    ]);
    expect(parseKeyring(keyringText(entries))).toEqual(entries);
    expect(parseKeyring(entries.map(keyringLine).join(','))).toEqual(entries);
    expect(parseKeyring('')).toEqual([]);
  });

  it.each([
    ['a key that is too short', 'kaaaaaaa 1234'],
    ['a name that is none', `aaaaaaaa ${'1'.repeat(64)}`],
    ['the name of the first key', `root ${'1'.repeat(64)}`],
    ['a state that is none', `${ONE} maybe`],
    ['a line without a key', 'kaaaaaaa'],
  ])('refuses %s, by the number of the line and without a word of it', (_, line) => {
    const told = () => parseKeyring(`${TWO}\n${line}`);
    expect(told).toThrow(expect.objectContaining({ code: 'keyring-invalid', facts: { line: 2 } }));
  });

  it('draws a new name and a new key each time', async () => {
    const drawn = await Promise.all(Array.from({ length: 50 }, () => newEntry(undefined)));
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(50);
    expect(new Set(drawn.map(({ material }) => material)).size).toBe(50);
    expect(parseKeyring(keyringText(drawn))).toEqual(drawn);
  });
});

describe('a key that is wrapped', () => {
  it('carries the name of what wraps it, and opens while that is at hand', async () => {
    const before = openKeys(MASTER);
    const first = before.newKey('one');
    const plain = before.open(first, 'one');
    const rotated = openKeys(MASTER, await ringFromText(MASTER, `${ONE},${TWO}`));
    const second = rotated.rewrap(first, 'one');
    expect(second.subarray(0, 8).toString()).toBe('kbbbbbbb');
    expect(rotated.open(second, 'one')).toEqual(plain);
    expect(rotated.open(first, 'one')).toEqual(plain);
    expect(() => before.open(second, 'one')).toThrow('wrapping-key-not-here');
  });

  it('opens for nobody else, under no other name, and with no other key of the same name', async () => {
    const keys = openKeys(MASTER, await ringFromText(MASTER, `${ONE},${TWO}`));
    const wrapped = keys.newKey('one');
    expect(() => keys.open(wrapped, 'other')).toThrow('seal-does-not-open');
    const renamed = Buffer.concat([Buffer.from('kaaaaaaa'), wrapped.subarray(8)]) as Wrapped;
    expect(() => keys.open(renamed, 'one')).toThrow('seal-does-not-open');
    const other = openKeys(MASTER, await ringFromText(MASTER, `kbbbbbbb ${'3'.repeat(64)}`));
    expect(() => other.open(wrapped, 'one')).toThrow('seal-does-not-open');
  });
});

describe('a keyring in a file', () => {
  const path = join(folder, 'keyring');

  it('wraps by the newest line in use, never by one that is next or old', async () => {
    await writeFile(path, '');
    const ring = await ringFromFile(MASTER, path);
    expect(ring.current().id).toBe('root');
    for (const [text, current] of [
      [`${ONE} next`, 'root'],
      [ONE, 'kaaaaaaa'],
      [`${ONE}\n${TWO} next`, 'kaaaaaaa'],
      [`${ONE}\n${TWO}`, 'kbbbbbbb'],
      [`${ONE} old\n${TWO}`, 'kbbbbbbb'],
    ] as const) {
      await writeFile(path, text);
      expect(await ring.refresh()).toBe(true);
      expect(ring.current().id).toBe(current);
      expect(ring.all().map(({ id }) => id)).toContain('kaaaaaaa');
    }
  });

  it('goes on with what it has when the file is gone or cannot be read', async () => {
    await writeFile(path, ONE);
    const ring = await ringFromFile(MASTER, path);
    await writeFile(path, 'not a keyring at all');
    expect(await ring.refresh()).toBe(false);
    await rm(path);
    expect(await ring.refresh()).toBe(false);
    expect(ring.current().id).toBe('kaaaaaaa');
  });

  it('is written for its owner alone', async () => {
    const ring = await ringFromFile(MASTER, path);
    const entry = await newEntry(undefined);
    await ring.rewrite?.((entries) => [...entries, entry]);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(parseKeyring(await readFile(path, 'utf8'))).toEqual([entry]);
    expect(ring.entries()).toEqual([entry]);
  });
});
