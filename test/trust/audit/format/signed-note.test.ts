import { describe, expect, it } from 'vitest';
import {
  parseSkey,
  parseVkey,
  skeyText,
  typed,
  vkeyText,
} from '../../../../src/trust/audit/format/key.ts';
import {
  isSignedBy,
  noteContent,
  parseNote,
  signedLine,
} from '../../../../src/trust/audit/format/signed-note.ts';

// The example of c2sp.org/signed-note, and the key pair that Go's sumdb/note documents itself with.
const SPEC = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};
const GO = {
  skey: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

function keyOf(text: string) {
  const key = parseVkey(text);
  if (key === undefined) throw new Error('no key');
  return key;
}

describe('a signed note', () => {
  it.each([
    ['the specification’s', SPEC.vkey, SPEC.note],
    ['Go’s', GO.vkey, noteContent(GO.text, [GO.line])],
  ])('verifies under %s published key, and no other', (_, vkey, content) => {
    const note = parseNote(content);
    expect(note && isSignedBy(note, keyOf(vkey))).toBe(true);
    const other = vkey === GO.vkey ? SPEC.vkey : GO.vkey;
    expect(note && isSignedBy(note, keyOf(other))).toBe(false);
  });

  it('is signed byte for byte as Go signs it', () => {
    const key = parseSkey(GO.skey);
    expect(key && signedLine(key, GO.text)).toBe(GO.line);
    expect(key && skeyText(key)).toBe(GO.skey);
    expect(key && vkeyText(key)).toBe(GO.vkey);
  });

  it('does not verify once a letter of its text, or of a signature under it, is another', () => {
    const changed = parseNote(SPEC.note.replace('example message', 'example massage'));
    expect(changed && isSignedBy(changed, keyOf(SPEC.vkey))).toBe(false);
    const wrong = SPEC.note.replace('OBH3', 'OBH4').split('\n\n')[1] ?? '';
    const both = parseNote(SPEC.note + wrong);
    expect(both && isSignedBy(both, keyOf(SPEC.vkey))).toBe(false);
  });

  it('may carry signatures of keys that nobody here knows', () => {
    const note = parseNote(noteContent(GO.text, [GO.line, SPEC.note.split('\n\n')[1] ?? '']));
    expect(note?.signatures).toHaveLength(2);
    expect(note && isSignedBy(note, keyOf(GO.vkey))).toBe(true);
  });

  it('separates its text from the signatures at its last empty line', () => {
    const note = parseNote('one\n\ntwo\n\n— n AAAAAAAAAA==\n');
    expect(note?.text).toBe('one\n\ntwo\n');
  });

  it.each([
    ['', 'nothing'],
    [GO.text, 'no signature'],
    [`${GO.text}\n`, 'no signature line'],
    [noteContent(GO.text, [GO.line.replace('—', '-')]), 'a hyphen'],
    [noteContent(GO.text, [GO.line.trimEnd()]), 'no last newline'],
    [noteContent(GO.text, [GO.line.replace('PeterNeumann', 'Peter+Neumann')]), 'a plus in a name'],
    [noteContent(GO.text, ['— a AAAA\n']), 'a key id alone'],
    [noteContent(GO.text, ['— a AAAAAAA=====\n']), 'loose base64'],
    [noteContent(`${GO.text}\tx\n`, [GO.line]), 'a control character'],
    [noteContent(GO.text, Array<string>(101).fill(GO.line)), 'too many signatures'],
  ])('is not read from %j: %s', (content) => {
    expect(parseNote(content)).toBeUndefined();
  });
});

describe('a verifier key', () => {
  it('is refused once any of its letters is another, or missing', () => {
    for (let at = 0; at < GO.vkey.length; at += 1) {
      const next = String.fromCharCode(GO.vkey.charCodeAt(at) + 1);
      expect(parseVkey(GO.vkey.slice(0, at) + next + GO.vkey.slice(at + 1))).toBeUndefined();
      expect(parseVkey(GO.vkey.slice(0, at))).toBeUndefined();
    }
  });

  it('of a witness is read as the network publishes it', () => {
    const text = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
    expect(vkeyText(keyOf(text))).toBe(text);
    const plain = keyOf('TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6');
    expect(vkeyText(typed(typed(plain, 4), 1))).toBe(vkeyText(plain));
    expect(typed(plain, 4).id).not.toBe(plain.id);
  });

  it('that is private is not read with another id', () => {
    expect(parseSkey(GO.skey.replace('c74f20a3', 'c74f20a4'))).toBeUndefined();
    expect(parseSkey(GO.vkey)).toBeUndefined();
  });
});
