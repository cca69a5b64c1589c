// How long a claim stands. What is urgent is claimed for seconds only and held anew while it is
// being done: where its process was killed, another does it within six.

/** A process that died with an alert or a card in hand is followed after this. */
export const URGENT_CLAIM_MS = 6_000;

export function claimEnds(isUrgent: boolean, now: Date, claimedUntil: Date): Date {
  const urgentMs = now.getTime() + URGENT_CLAIM_MS;
  return isUrgent && urgentMs < claimedUntil.getTime() ? new Date(urgentMs) : claimedUntil;
}
