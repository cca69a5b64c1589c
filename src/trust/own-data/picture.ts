// The same picture for a messenger, on its own, and what it shows in words, for whoever cannot or
// would rather not look at it.

import { html, raw } from 'hono/html';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import type { Day } from '../../listening/trend/days.ts';
import { type Drawn, dayName, plainLabel, SIZE } from './chart.ts';
import { CHART_STYLE } from './readable-style.ts';

const MARGIN = 16;

/** @param font by name, as whoever draws it knows it */
export async function pictureSvg({ parts }: Drawn, font: string): Promise<string> {
  const [wide, high] = [SIZE.wide + 2 * MARGIN, SIZE.high + 2 * MARGIN];
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${wide}" height="${high}" font-family="${font}">
<style>${raw(CHART_STYLE)}</style>
<path d="M0 0H${wide}V${high}H0Z" fill="#fff"/>
<g transform="translate(${MARGIN} ${MARGIN})">${parts}</g></svg>`;
  return String(await svg);
}

export function pictureText({ moods, sleeps, dates, hasNights }: Drawn, locale: Locale): string {
  const say = (key: Parameters<typeof sayText>[1], params = {}) => sayText(locale, key, 0, params);
  return [
    say('own-picture', dates),
    ...moodFacts(moods, locale),
    ...sleepFacts(sleeps, locale),
    say('own-chart-what') + (hasNights ? ` ${say('own-chart-nights')}` : ''),
  ].join('\n');
}

function moodFacts(days: readonly Day[], locale: Locale): string[] {
  const lowest = days.toSorted((one, other) => one.value - other.value || other.day - one.day)[0];
  const last = days.at(-1);
  if (lowest === undefined || last === undefined) return [];
  return [
    sayText(locale, 'own-picture-mood', 0, {
      days: days.length,
      usual: moodName(median(days), locale),
      low: moodName(lowest.value, locale),
      when: dayName(lowest.day, locale),
      last: moodName(last.value, locale),
    }),
  ];
}

function sleepFacts(days: readonly Day[], locale: Locale): string[] {
  if (days.length === 0) return [];
  const params = {
    days: days.length,
    hours: Math.round(median(days)),
    least: Math.round(Math.min(...days.map(({ value }) => value))),
  };
  return [sayText(locale, 'own-picture-sleep', 0, params)];
}

const MOODS = ['mood-1', 'mood-2', 'mood-3', 'mood-4', 'mood-5'] as const;

function moodName(value: number, locale: Locale): string {
  return plainLabel(locale, MOODS[Math.round(value) - 1] ?? 'mood-3');
}

function median(days: readonly Day[]): number {
  const values = days.map(({ value }) => value).toSorted((one, other) => one - other);
  return values[Math.floor((values.length - 1) / 2)] ?? 0;
}
