// C2SP signed notes: a text and the signatures under it (c2sp.org/signed-note).

import { sign, verify } from 'node:crypto';
import { isKeyName, type SignerKey, strictBase64, type VerifierKey } from './key.ts';

export type Signature = {
  readonly name: string;
  /** Of the key, as hex. */
  readonly id: string;
  readonly bytes: Buffer;
};

export type SignedNote = {
  /** Its final newline included. */
  readonly text: string;
  readonly signatures: readonly Signature[];
};

const ID_BYTES = 4;
const SIGNATURES_MAX = 100;
const LINE = /^— (\S+) (\S+)$/;
const NOT_UTF8 = '\ufffd'; // what decoding leaves of bytes that are none

/** @returns nothing for what is no note. */
export function parseNote(content: string): SignedNote | undefined {
  const end = content.lastIndexOf('\n\n');
  if (end < 0 || Array.from(content).some(isForbidden)) return undefined;
  const signatures = parseSignatures(content.slice(end + 2));
  return signatures && { text: content.slice(0, end + 1), signatures };
}

/** Of the control characters of ASCII a note has newlines only. */
function isForbidden(letter: string): boolean {
  return (letter < ' ' && letter !== '\n') || letter === NOT_UTF8;
}

/** Signature lines by themselves, which is how a witness answers. */
export function parseSignatures(lines: string): readonly Signature[] | undefined {
  if (!lines.endsWith('\n')) return undefined;
  const parsed = lines.slice(0, -1).split('\n').map(signatureOf);
  const signatures = parsed.filter((one) => one !== undefined);
  const isWhole = signatures.length === parsed.length && parsed.length <= SIGNATURES_MAX;
  return isWhole ? signatures : undefined;
}

function signatureOf(line: string): Signature | undefined {
  const [, name = '', body = ''] = LINE.exec(line) ?? [];
  const bytes = strictBase64(body);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= ID_BYTES) return undefined;
  return { name, id: bytes.toString('hex', 0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) };
}

/** @param lines signature lines, each with its newline. */
export function noteContent(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`;
}

export function signatureLine({ name, id, bytes }: Signature): string {
  const body = Buffer.concat([Buffer.from(id, 'hex'), bytes]);
  return `— ${name} ${body.toString('base64')}\n`;
}

/** The line of an Ed25519 signature over the text. */
export function signedLine(key: SignerKey, text: string): string {
  const bytes = sign(undefined, Buffer.from(text), key.privateKey);
  return signatureLine({ ...key, bytes });
}

/** What this key signed here; others' signatures are passed over. */
export function signaturesOf({ signatures }: SignedNote, key: VerifierKey): readonly Signature[] {
  return signatures.filter(({ name, id }) => name === key.name && id === key.id);
}

/** Signed by this key, and nothing under its name is wrong. */
export function isSignedBy(note: SignedNote, key: VerifierKey): boolean {
  const made = signaturesOf(note, key);
  const text = Buffer.from(note.text);
  return (
    made.length > 0 && made.every(({ bytes }) => verify(undefined, text, key.publicKey, bytes))
  );
}
