// What one process of many does. All of them receive what they are brought and do at once what
// follows from it; what waits, comes due or may be done by one alone is the workers'.

export const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** Pages, the API, live streams and what platforms post to us. */
export function isWeb(role: Role): boolean {
  return role !== 'worker';
}

/** The outbox, check-ins, the calendar, the log, and platforms that we ask ourselves. */
export function isWorker(role: Role): boolean {
  return role !== 'web';
}
