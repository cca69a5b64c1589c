import { describe, expect, it } from 'vitest';
import { checkpointText, parseCheckpoint } from '../../../../src/trust/audit/format/checkpoint.ts';
import { cosignedAt, cosignedLine } from '../../../../src/trust/audit/format/cosignature.ts';
import {
  COSIGNATURE,
  parseSkey,
  parseVkey,
  typed,
} from '../../../../src/trust/audit/format/key.ts';
import {
  isSignedBy,
  noteContent,
  parseNote,
} from '../../../../src/trust/audit/format/signed-note.ts';

// A checkpoint that a public log published, with the line of a public witness under it.
const PUBLISHED = {
  note: `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`,
  log: 'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
  witness: 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
};

function published(content = PUBLISHED.note) {
  const note = parseNote(content);
  const log = parseVkey(PUBLISHED.log);
  const witness = parseVkey(PUBLISHED.witness);
  if (note === undefined || log === undefined || witness === undefined) throw new Error('unread');
  return { note, log, witness };
}

describe('a checkpoint that others published', () => {
  it('is read, and verifies under its log’s key', () => {
    const { note, log } = published();
    expect(parseCheckpoint(note.text)).toEqual({
      origin: 'arche2025h1.staging.ct.transparency.dev',
      size: 1_432_088_532,
      root: 'U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=',
      extensions: [],
    });
    expect(isSignedBy(note, log)).toBe(true);
  });

  it('was cosigned at the time that its witness states', () => {
    const { note, witness } = published();
    expect(cosignedAt(note, witness)).toEqual(new Date(0x6a_12_21_20 * 1_000));
  });

  it.each([
    ['another size', '1432088532', '1432088533'],
    ['another root', 'U7WM', 'U7WN'],
    ['another time', '2net5wAAAABqEiEg', '2net5wAAAABqEiEh'],
    ['another signature', 'PlfF3V06', 'PlfF3V07'],
  ])('is not cosigned with %s', (_, from, to) => {
    const { note, witness } = published(PUBLISHED.note.replace(from, to));
    expect(cosignedAt(note, witness)).toBeUndefined();
  });
});

describe('a cosignature', () => {
  const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const plain = parseSkey(skey);
  const at = new Date('2026-03-02T09:00:00Z');
  const text = checkpointText('example.com/log', { size: 7, root: `${'A'.repeat(43)}=` });

  it('states when it was made, and holds for one checkpoint only', () => {
    if (plain === undefined) throw new Error('no key');
    const key = typed(plain, COSIGNATURE);
    const line = cosignedLine(key, text, at);
    const note = parseNote(noteContent(text, [line]));
    const other = parseNote(noteContent(text.replace('\n7\n', '\n8\n'), [line]));
    expect(note && cosignedAt(note, key)).toEqual(at);
    expect(other && cosignedAt(other, key)).toBeUndefined();
    expect(note && cosignedAt(note, plain)).toBeUndefined();
    expect(note && isSignedBy(note, key)).toBe(false);
  });
});

describe('a checkpoint’s text', () => {
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  it('is the three lines of the specification', () => {
    const text = `example.com/behind-the-sofa\n20852163\n${root}\n`;
    const read = parseCheckpoint(text);
    expect(read && checkpointText(read.origin, read)).toBe(text);
  });

  it('may carry lines of a log’s own', () => {
    expect(parseCheckpoint(`o\n0\n${root}\none\ntwo\n`)?.extensions).toEqual(['one', 'two']);
  });

  it.each([
    `o\n07\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n1e3\n${root}\n`,
    `o\n99999999999999999\n${root}\n`,
    'o\n7\nAAAA\n',
    `\n7\n${root}\n`,
    `o\n7\n${root}`,
    `o\n7\n${root}\n\n`,
    'o\n7\n',
  ])('is not read from %j', (text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });
});
