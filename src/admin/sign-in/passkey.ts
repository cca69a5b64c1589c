// A passkey whose count goes back has a copy somewhere: neither of the two signs anybody in.

export const PASSKEYS_MAX = 10;

/** An authenticator that does not count says 0 always. */
export function isCountRising(stored: number, told: number): boolean {
  return told > stored || (told === 0 && stored === 0);
}
