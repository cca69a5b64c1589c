// How long each class of data is kept (clinical reference 6, proposals a deployment may change).
// What is past its time goes, whoever it is about.

const DAY_MS = 86_400_000;

/** Days from `since` on. Records of consent and access are kept by the audit log. */
export const RETENTION = {
  'talk-words': { days: 90, since: 'case-closed' },
  'shown-lines': { days: 90, since: 'shown' },
  'card-masks': { days: 1, since: 'shown' },
  'own-words': { days: 730, since: 'written' },
  scores: { days: 730, since: 'answered' },
  'case-record': { days: 3 * 365, since: 'case-closed' },
  alarm: { days: 3 * 365, since: 'raised' },
  'consent-and-access': { days: 3 * 365, since: 'recorded' },
} as const;

export type RetentionClass = keyof typeof RETENTION;

/** What happened at or before this moment is past its time. */
export function keptSince(kept: RetentionClass, now: Date): Date {
  return new Date(now.getTime() - RETENTION[kept].days * DAY_MS);
}
