// The officer's own last weeks as a picture: mood above, sleep below, nothing between days without
// an answer. Plain SVG, so that their own page needs no script and no font.

import { html } from 'hono/html';
import type { Locale } from '../../core/person.ts';
import { type LabelKey, labelText } from '../../core/say.ts';
import { type Answered, type Day, daysOf } from '../../listening/trend/days.ts';
import type { OwnData } from './own-data.ts';
import type { Page } from './readable.ts';

type Html = ReturnType<typeof html>;

const DAYS = 60;
const DAY_MS = 86_400_000;
const WIDE = 480;
const LEFT = 96;
const MOOD = { top: 24, bottom: 124, low: 1, high: 5 };
const SLEEP = { top: 156, bottom: 226, low: 0, high: 9 };

/** What is drawn and what is said of it. */
export type Drawn = {
  readonly moods: readonly Day[];
  readonly sleeps: readonly Day[];
  readonly dates: { readonly from: string; readonly to: string };
  readonly hasNights: boolean;
  /** Of an `svg` that is this wide and high. */
  readonly parts: Html;
};

export const SIZE = { wide: WIDE, high: 256 } as const;

type Answers = { readonly answers: readonly Answered[]; readonly timeZone: string };

/** Nothing while there are fewer than two days with an answer. */
export function drawn({ answers, timeZone }: Answers, locale: Locale): Drawn | undefined {
  const all = (['mood', 'sleep'] as const).map((measure) => daysOf(answers, measure, timeZone));
  const last = Math.max(...all.flat().map(({ day }) => day));
  const [moods = [], sleeps = []] = all.map((days) => days.filter(({ day }) => day > last - DAYS));
  const shown = [...moods, ...sleeps];
  const first = Math.min(...shown.map(({ day }) => day));
  if (shown.length === 0 || first === last) return undefined;
  const x = (day: number) => LEFT + 8 + ((day - first) / (last - first)) * (WIDE - LEFT - 24);
  const barWide = Math.max(2, Math.min(10, (WIDE - LEFT) / (last - first + 1) - 2));
  const dates = { from: dayName(first, locale), to: dayName(last, locale) };
  const line = moods
    .map(({ day, value }) => `${x(day).toFixed(1)},${y(value, MOOD).toFixed(1)}`)
    .join(' ');
  const parts = html`<g class="grid">${[1, 3, 5].map((mood) => rule(y(mood, MOOD)))}${[4, 8].map((hours) => rule(y(hours, SLEEP)))}</g>
<g class="names"><text x="0" y="${y(5, MOOD) + 4}">${plainLabel(locale, 'mood-5')}</text>
<text x="0" y="${y(3, MOOD) + 4}">${plainLabel(locale, 'mood-3')}</text>
<text x="0" y="${y(1, MOOD) + 4}">${plainLabel(locale, 'mood-1')}</text>
<text x="0" y="${y(8, SLEEP) + 4}">${plainLabel(locale, 'sleep-8')}</text>
<text x="0" y="${y(4, SLEEP) + 4}">${plainLabel(locale, 'sleep-4')}</text>
<text x="${LEFT}" y="250">${dates.from}</text><text x="${WIDE - 4}" y="250" text-anchor="end">${dates.to}</text></g>
<polyline class="line" points="${line}"/>
${moods.map((one) => html`<circle class="${one.shift}" cx="${x(one.day).toFixed(1)}" cy="${y(one.value, MOOD).toFixed(1)}" r="3"/>`)}
${sleeps.map((one) => html`<rect class="${one.shift}" x="${(x(one.day) - barWide / 2).toFixed(1)}" y="${y(one.value, SLEEP).toFixed(1)}" width="${barWide.toFixed(1)}" height="${(SLEEP.bottom - y(one.value, SLEEP)).toFixed(1)}"/>`)}`;
  return { moods, sleeps, dates, hasNights: shown.some(({ shift }) => shift === 'night'), parts };
}

/** On the page of one's own data. */
export function chart({ say, locale }: Page, own: OwnData): Html[] {
  const answers = own.checkIns.map(({ mood, sleepHours, ...row }) => ({
    ...row,
    mood: mood ?? undefined,
    sleepHours: sleepHours ?? undefined,
  }));
  const found = drawn({ answers, timeZone: own.person?.timeZone ?? 'UTC' }, locale);
  if (found === undefined) return [];
  const { parts, dates, hasNights } = found;
  return [
    html`<svg class="chart" viewBox="0 0 ${SIZE.wide} ${SIZE.high}" role="img" aria-label="${say('own-chart-alt', dates)}">
${parts}
</svg>
<p class="soft">${say('own-chart-what')}${hasNights ? ` ${say('own-chart-nights')}` : ''}</p>`,
  ];
}

/** Without the face before it, which a font of letters does not have. */
export function plainLabel(locale: Locale, key: LabelKey): string {
  return labelText(locale, key).replace(/^\p{Extended_Pictographic}\s*/u, '');
}

/** @param day counted from 1970 */
export function dayName(day: number, locale: Locale): string {
  const at = new Date(day * DAY_MS);
  return at.toLocaleDateString(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' });
}

function rule(at: number): Html {
  return html`<line x1="${LEFT}" x2="${WIDE}" y1="${at}" y2="${at}"/>`;
}

type Panel = { readonly [K in 'top' | 'bottom' | 'low' | 'high']: number };

function y(value: number, { top, bottom, low, high }: Panel): number {
  const part = (Math.min(high, value) - low) / (high - low);
  return Math.round((bottom - part * (bottom - top)) * 10) / 10;
}
