// A day and a minute of somebody's own clock, and back. A zone's clock is made once and kept
// (decision 29): making one takes ten times as long as reading it, and there are few zones.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

export type Local = {
  /** As 2026-11-22. */
  readonly day: string;
  readonly minute: number;
};

export function localOf(at: Date, timeZone: string): Local {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
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
  return new Date(startOf(day) + days * DAY_MS).toISOString().slice(0, 10);
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

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function aheadMs(at: number, timeZone: string): number {
  const { day, minute } = localOf(new Date(at), timeZone);
  return startOf(day) + minute * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = CLOCKS.get(timeZone);
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
  CLOCKS.set(timeZone, clock);
  return clock;
}
