// What is asked of a feed's address, and what an answer of it means. What was read before stands
// until there is something good in its place.

const ADDRESS_MAX = 2_000;

export type FeedWish =
  | { readonly kind: 'address'; readonly url: URL }
  | { readonly kind: 'feed-bad-address' | 'feed-not-allowed' | 'feeds-off' };

/** @param origins whom the operator lets us ask; an admin cannot name another. */
export function feedAddress(written: string, origins: readonly string[]): FeedWish {
  if (origins.length === 0) return { kind: 'feeds-off' };
  const text = written.trim().replace(/^webcal:/i, 'https:');
  if (text.length > ADDRESS_MAX || !URL.canParse(text)) return { kind: 'feed-bad-address' };
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return { kind: 'feed-bad-address' };
  if (!origins.includes(url.origin)) return { kind: 'feed-not-allowed' };
  url.hash = '';
  return { kind: 'address', url };
}

export const FEED_FAILURES = [
  'feed-away',
  'feed-untrusted',
  'feed-refused',
  'feed-too-big',
  'feed-not-a-calendar',
  'feed-empty',
] as const;
export type FeedFailure = (typeof FEED_FAILURES)[number];

/** How often a feed is asked, and when it is taken over whole although it says it is the same. */
export const FEED_EVERY_MS = 3_600_000;
const WHOLE_EVERY_MS = 7 * 24 * 3_600_000;

/** What repeats goes on for ever, but is read for a year: now and then it is read again. */
export function isDueWhole(takenAt: Date | null, now: Date): boolean {
  return takenAt === null || now.getTime() - takenAt.getTime() >= WHOLE_EVERY_MS;
}

/** Asks only for what is new, unless all of it is wanted. */
export function feedHeaders(feed: {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly isWhole: boolean;
}): Record<string, string> {
  const { etag, lastModified, isWhole } = feed;
  return {
    accept: 'text/calendar',
    ...(etag !== null && !isWhole && { 'if-none-match': etag }),
    ...(lastModified !== null && !isWhole && { 'if-modified-since': lastModified }),
  };
}
