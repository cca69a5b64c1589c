// Whether two secrets are the same, in a time that tells nothing of how far they agree.

import { createHash, timingSafeEqual } from 'node:crypto';

// Hashed first: digests have one length, so that not even a secret's length shows in the time.
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
