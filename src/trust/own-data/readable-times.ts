// What an officer told of their own time, on the page of their own data: times, being away, pauses,
// days they named, and series after critical incidents, those they left too.

import { html } from 'hono/html';
import { dayOf } from '../../core/moment.ts';
import { labelText } from '../../core/say.ts';
import type { OwnPerson } from './own-data.ts';
import type { Page } from './readable.ts';

type Html = ReturnType<typeof html>;

const WEEKS = { '*': 'week-all', '1-5': 'week-weekdays', '0,6': 'week-weekend' } as const;
const A_SUNDAY = Date.UTC(2024, 0, 7);
const DAY_MS = 86_400_000;

export function timeParts(page: Page, person: OwnPerson | undefined): Html[] {
  if (person === undefined) return [];
  const { locale, moment, say } = page;
  const { rhythm, stoppedAt, series } = person;
  const { atMin, week, away, shift, pausedUntil, days = [] } = rhythm;
  const named = (day: string) =>
    dayOf(new Date(`2024-${day}T12:00:00Z`), { locale, timeZone: 'UTC' });
  const rows = [
    ...(stoppedAt === null ? [] : [['own-time-stopped', moment(stoppedAt)] as const]),
    ...(pausedUntil ? [['own-time-paused', moment(new Date(pausedUntil))] as const] : []),
    ...(atMin === undefined ? [] : [['own-time-at', clock(atMin)] as const]),
    ...(week ? [['own-time-week', weekName(week, page)] as const] : []),
    ...(away
      ? [
          [
            `own-time-${away.why}`,
            say('own-until', { date: moment(new Date(away.until)) }),
          ] as const,
        ]
      : []),
    ...(shift
      ? [['own-time-shift', say('own-until', { date: moment(new Date(shift.until)) })] as const]
      : []),
    ...(days.length > 0 ? [['own-time-days', days.map(named).join(' · ')] as const] : []),
    ...series.map(({ at, isOut }) => {
      const key = isOut ? 'own-time-series-left' : 'own-time-series';
      return [key, moment(new Date(at))] as const;
    }),
  ];
  if (rows.length === 0) return [];
  return [
    html`<dl>${rows.map(([key, value]) => html`<dt>${say(key)}</dt><dd>${value}</dd>`)}</dl>`,
  ];
}

function weekName(week: string, { locale }: Page): string {
  const known = Object.entries(WEEKS).find(([cron]) => cron === week)?.[1];
  if (known !== undefined) return labelText(locale, known);
  const day = new Date(A_SUNDAY + Number(week) * DAY_MS);
  return day.toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' });
}

function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
