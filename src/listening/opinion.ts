// A second opinion is worth asking for only while what was written is fresh: after ten minutes the
// talk has gone on, and a level from back then would answer somebody else. Until then the outbox
// tries again; the model's rests keep those tries from becoming calls.

const ASK_WITHIN_MS = 10 * 60_000;

export function isTooOld(writtenAt: Date, now: Date): boolean {
  return now.getTime() - writtenAt.getTime() >= ASK_WITHIN_MS;
}
