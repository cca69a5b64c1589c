// Timestamped Ed25519 cosignatures (c2sp.org/tlog-cosignature, cosignature/v1): a witness states
// that at this moment this was the largest tree it had seen, and that it grew from all before.

import { sign, verify } from 'node:crypto';
import type { SignerKey, VerifierKey } from './key.ts';
import { type Signature, type SignedNote, signatureLine, signaturesOf } from './signed-note.ts';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What is signed; `text` is a checkpoint's, its final newline included. */
function statement(seconds: bigint | number, text: string): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** The signature line, of a key of type COSIGNATURE. */
export function cosignedLine(key: SignerKey, text: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const made = sign(undefined, statement(seconds, text), key.privateKey);
  return signatureLine({ ...key, bytes: Buffer.concat([time, made]) });
}

/** When this key cosigned the note; nothing if it did not, or if what bears its name is wrong. */
export function cosignedAt(note: SignedNote, key: VerifierKey): Date | undefined {
  const times = signaturesOf(note, key).map((one) => timeOf(one, note.text, key));
  return times.includes(undefined) ? undefined : times[0];
}

function timeOf({ bytes }: Signature, text: string, key: VerifierKey): Date | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const seconds = bytes.readBigUInt64BE();
  const made = bytes.subarray(TIME_BYTES);
  const isTrue = verify(undefined, statement(seconds, text), key.publicKey, made);
  const at = new Date(Number(seconds) * 1_000);
  return isTrue && !Number.isNaN(at.getTime()) ? at : undefined;
}
