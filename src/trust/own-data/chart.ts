// The officer's own last weeks as a picture on their own page: mood above, sleep below, nothing
// between days without an answer. Plain SVG, so that the page needs no script and no font.

import { html } from 'hono/html';
import { labelText } from '../../core/say.ts';
import { type Day, daysOf } from '../../listening/trend/days.ts';
import type { OwnData } from './own-data.ts';
import type { Page } from './readable.ts';

type Html = ReturnType<typeof html>;

const DAYS = 60;
const DAY_MS = 86_400_000;
const WIDE = 480;
const LEFT = 96;
const MOOD = { top: 24, bottom: 124, low: 1, high: 5 };
const SLEEP = { top: 156, bottom: 226, low: 0, high: 9 };

/** Nothing while there are fewer than two days with an answer. */
export function chart({ say, locale }: Page, own: OwnData): Html[] {
  const timeZone = own.person?.timeZone ?? 'UTC';
  const answers = own.checkIns.map(({ mood, sleepHours, ...row }) => ({
    ...row,
    mood: mood ?? undefined,
    sleepHours: sleepHours ?? undefined,
  }));
  const [moods, sleeps] = [daysOf(answers, 'mood', timeZone), daysOf(answers, 'sleep', timeZone)];
  const last = Math.max(...[...moods, ...sleeps].map(({ day }) => day));
  const isShown = ({ day }: Day) => day > last - DAYS;
  const shown = [...moods, ...sleeps].filter(isShown).map(({ day }) => day);
  const first = Math.min(...shown);
  if (shown.length === 0 || first === last) return [];
  const x = (day: number) => LEFT + 8 + ((day - first) / (last - first)) * (WIDE - LEFT - 24);
  const barWide = Math.max(2, Math.min(10, (WIDE - LEFT) / (last - first + 1) - 2));
  const name = (day: number) =>
    new Date(day * DAY_MS).toLocaleDateString(locale, {
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    });
  const dates = { from: name(first), to: name(last) };
  const line = moods
    .filter(isShown)
    .map(({ day, value }) => `${x(day).toFixed(1)},${y(value, MOOD).toFixed(1)}`)
    .join(' ');
  const hasNights = [...moods, ...sleeps].some((one) => isShown(one) && one.shift === 'night');
  return [
    html`<svg class="chart" viewBox="0 0 ${WIDE} 256" role="img" aria-label="${say('own-chart-alt', dates)}">
<g class="grid">${[1, 3, 5].map((mood) => rule(y(mood, MOOD)))}${[4, 8].map((hours) => rule(y(hours, SLEEP)))}</g>
<g class="names"><text x="0" y="${y(5, MOOD) + 4}">${labelText(locale, 'mood-5')}</text>
<text x="0" y="${y(3, MOOD) + 4}">${labelText(locale, 'mood-3')}</text>
<text x="0" y="${y(1, MOOD) + 4}">${labelText(locale, 'mood-1')}</text>
<text x="0" y="${y(8, SLEEP) + 4}">${labelText(locale, 'sleep-8')}</text>
<text x="0" y="${y(4, SLEEP) + 4}">${labelText(locale, 'sleep-4')}</text>
<text x="${LEFT}" y="250">${dates.from}</text><text x="${WIDE - 4}" y="250" text-anchor="end">${dates.to}</text></g>
<polyline class="line" points="${line}"/>
${moods.filter(isShown).map((one) => html`<circle class="${one.shift}" cx="${x(one.day).toFixed(1)}" cy="${y(one.value, MOOD).toFixed(1)}" r="3"/>`)}
${sleeps.filter(isShown).map((one) => html`<rect class="${one.shift}" x="${(x(one.day) - barWide / 2).toFixed(1)}" y="${y(one.value, SLEEP).toFixed(1)}" width="${barWide.toFixed(1)}" height="${(SLEEP.bottom - y(one.value, SLEEP)).toFixed(1)}"/>`)}
</svg>
<p class="soft">${say('own-chart-what')}${hasNights ? ` ${say('own-chart-nights')}` : ''}</p>`,
  ];
}

function rule(at: number): Html {
  return html`<line x1="${LEFT}" x2="${WIDE}" y1="${at}" y2="${at}"/>`;
}

type Panel = { readonly [K in 'top' | 'bottom' | 'low' | 'high']: number };

function y(value: number, { top, bottom, low, high }: Panel): number {
  const part = (Math.min(high, value) - low) / (high - low);
  return Math.round((bottom - part * (bottom - top)) * 10) / 10;
}
