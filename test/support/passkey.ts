// A passkey as the check of a browser's answer gives it, for one challenge.

import type { NewPasskey } from '../../src/admin/sign-in/passkey.flow.ts';

export function keyOf(challenge: string): NewPasskey {
  return {
    credentialId: `credential of ${challenge}`,
    publicKey: Buffer.from('key'),
    counter: 5,
    transports: [],
    challenge,
    userAgent: 'Firefox/1 Linux',
  };
}
