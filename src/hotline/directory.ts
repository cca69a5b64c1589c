// When a number of the directory is to be called again.

const CHECKED_FOR_DAYS = 90;
const DAY_MS = 86_400_000;

/** Never called, or longer ago than 90 days. */
export function isCheckDue(checkedAt: Date | undefined, now: Date): boolean {
  return checkedAt === undefined || now.getTime() - checkedAt.getTime() > CHECKED_FOR_DAYS * DAY_MS;
}
