// A day and a minute of somebody's own clock, and back. How far a zone's clock is ahead is read
// once for each quarter of an hour and kept (decision 29): reading it takes a hundred times as long
// as adding it, a million people live in few zones, and clocks are moved at quarters alone.

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 86_400_000;
/** Half a year of quarters; then they are read anew. */
const KEPT_MAX = 20_000;

type Zone = { readonly clock: Intl.DateTimeFormat; readonly aheadMs: Map<number, number> };

const ZONES = new Map<string, Zone>();
const DAYS = new Map<number, string>();
const STARTS = new Map<string, number>();

export type Local = {
  /** As 2026-11-22. */
  readonly day: string;
  readonly minute: number;
};

export function localOf(at: Date, timeZone: string): Local {
  const localMs = at.getTime() + aheadMs(at.getTime(), timeZone);
  const days = Math.floor(localMs / DAY_MS);
  return { day: dayOf(days), minute: Math.floor((localMs - days * DAY_MS) / MINUTE_MS) };
}

/** A time that the clock skips is read on the clock as it was: 02:30 becomes 03:30. */
export function instantOf(day: string, minute: number, timeZone: string): Date {
  const wanted = startOf(day) + minute * MINUTE_MS;
  const first = wanted - aheadMs(wanted, timeZone);
  const second = wanted - aheadMs(first, timeZone);
  const isThere = second + aheadMs(second, timeZone) === wanted;
  return new Date(isThere ? second : Math.max(first, second));
}

export function dayAfter(day: string, days: number): string {
  return dayOf(startOf(day) / DAY_MS + days);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(startOf(day)).getUTCDay();
}

/** Whether it is a day of the calendar at all. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = startOf(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** As 2026-03-02, 2026/3/2, 2026.3.2, 20260302 or 2026年3月2日. */
export function dayIn(cell: string | undefined): string | null | undefined {
  const text = (cell ?? '').normalize('NFKC').trim();
  if (text === '') return undefined;
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const [, year = '', month = '', day = ''] = parts ?? [];
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(on) ? on : null;
}

function startOf(day: string): number {
  return keptIn(STARTS, day, () => Date.parse(`${day}T00:00:00Z`));
}

function dayOf(days: number): string {
  return keptIn(DAYS, days, () => new Date(days * DAY_MS).toISOString().slice(0, 10));
}

function aheadMs(at: number, timeZone: string): number {
  const { clock, aheadMs: kept } = zoneOf(timeZone);
  const quarter = Math.floor(at / QUARTER_MS);
  return keptIn(kept, quarter, () => readAheadMs(quarter * QUARTER_MS, clock));
}

function keptIn<K, V>(kept: Map<K, V>, key: K, read: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size === KEPT_MAX) kept.clear();
  const value = read();
  kept.set(key, value);
  return value;
}

function readAheadMs(at: number, clock: Intl.DateTimeFormat): number {
  const parts = clock.formatToParts(at);
  const part = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  return day + (part('hour') * 60 + part('minute')) * MINUTE_MS - at;
}

function zoneOf(timeZone: string): Zone {
  const kept = ZONES.get(timeZone);
  if (kept !== undefined) return kept;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const zone = { clock, aheadMs: new Map<number, number>() };
  ZONES.set(timeZone, zone);
  return zone;
}
