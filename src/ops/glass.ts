// The seal on the cards that officers leave. Anybody here can close it; to open it takes a key of
// two halves: one derived from the master key, one in a file of its own that is read at the moment
// of an opening and not before (`BREAK_GLASS_KEY_FILE`: another disk, a stick in a safe).
//
// What this stops: whoever has the database and the master key, a backup, a leaked environment, or
// the key file alone, opens no card. Row policies hand the sealed bytes out only while an opening
// stands that two different people made (`db/roles.sql`), and only `trust/glass` unlocks.
// What it does not stop: somebody who has the server's disk with both halves and runs code of their
// own; somebody who as the database's owner puts a public key of theirs in place of ours, for cards
// left after that (`doctor` compares); two approvers in league, whom the audit log names. The two
// approvers hold no key themselves, on purpose: a forgotten passphrase at three in the morning
// would be a life, and a button on a phone could hold none.

import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { derived, type Sealed, x25519From } from './keys.ts';
import { sealTo, unsealWith } from './sealed-box.ts';

export type Opener = (sealed: Sealed, owner: string) => Buffer;

export type Glass = {
  /** Tells which key a card was sealed to. */
  readonly keyId: string;
  seal(words: string, owner: string): Sealed;
  /** Absent while the other half is not where this process looks for it, or is another key's. */
  unlock(): Promise<Opener | undefined>;
  /** Whether it would open now, and if not, why. */
  look(): Promise<Looked>;
};

export type Looked = 'opens' | 'half-away' | 'of-another-key';

type Halves = {
  /** Derived from the master key. */
  readonly half: Buffer;
  /** The other one, hex; absent while it is not there. */
  readonly other: () => Promise<string | undefined>;
};

/** @param publicText as `publicTextOf` gives it: base64url. */
export function openGlass(publicText: string, { half, other }: Halves): Glass {
  const publicKey = createPublicKey({
    key: Buffer.from(publicText, 'base64url'),
    format: 'der',
    type: 'spki',
  });
  const foundPair = async () => {
    const found = await other();
    if (found === undefined) return 'half-away';
    const pair = pairOf(half, found);
    return textOf(pair.publicKey) === publicText ? pair : 'of-another-key';
  };
  return {
    keyId: createHash('sha256').update(publicText).digest('hex').slice(0, 16),
    seal: (words, owner) => sealTo(publicKey, words, owner),
    unlock: async () => {
      const pair = await foundPair();
      if (typeof pair === 'string') return undefined;
      return (sealed, owner) => unsealWith(pair.privateKey, sealed, owner);
    },
    look: async () => {
      const pair = await foundPair();
      return typeof pair === 'string' ? pair : 'opens';
    },
  };
}

export function publicTextOf(half: Buffer, other: string): string {
  return textOf(pairOf(half, other).publicKey);
}

/** Read again each time: it need not be there between openings. */
export async function readHalf(path: string): Promise<string | undefined> {
  const text = (await readFile(path, 'utf8').catch(() => '')).trim();
  return /^[\da-f]{64}$/.test(text) ? text : undefined;
}

function pairOf(half: Buffer, other: string) {
  return x25519From(derived(Buffer.concat([half, Buffer.from(other, 'hex')]), 'break-glass'));
}

function textOf(publicKey: KeyObject): string {
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
}
