// Bars with their intervals, as a picture that is a piece of the page: shapes and classes, no style.

import { html } from 'hono/html';
import type { Bar } from './sheet.ts';

const WIDE = 320;
const HIGH = 120;
const BASE = 98;
const TOP = 16;
const GAP = 0.34;
const BAR_MAX = 44;

export function chartOf(bars: readonly Bar[], label: string) {
  const step = WIDE / Math.max(1, bars.length);
  const y = (share: number) => BASE - (share / 100) * (BASE - TOP);
  const parts = bars.map(({ label: name, text, told, isNow }, n) => {
    const middle = step * (n + 0.5);
    const wide = Math.min(BAR_MAX, step * (1 - GAP));
    const bar =
      told &&
      html`<rect class="${isNow ? 'bar now' : 'bar'}" x="${at(middle - wide / 2)}" y="${at(y(told.share))}" width="${at(wide)}" height="${at(BASE - y(told.share))}" rx="2"/><path class="reach" d="M${at(middle)} ${at(y(told.low))}V${at(y(told.high))}M${at(middle - 4)} ${at(y(told.low))}h8M${at(middle - 4)} ${at(y(told.high))}h8"/>`;
    return html`${bar}<text class="name" x="${at(middle)}" y="${HIGH - 8}" text-anchor="middle">${name}</text><text class="value" x="${at(middle)}" y="${at(told ? Math.max(11, y(told.high) - 4) : BASE - 4)}" text-anchor="middle">${text}</text>`;
  });
  return html`<svg class="bars" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label="${label}"><path class="ground" d="M0 ${BASE}H${WIDE}"/>${parts}</svg>`;
}

function at(place: number): string {
  return place.toFixed(1);
}
