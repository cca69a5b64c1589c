// What was agreed, the soonest first, and the hours of whoever reads.

import { html } from 'hono/html';
import type { Locale } from '../../../../src/core/person.ts';
import type { AppointmentsView } from '../../../../src/hotline/appointments/staff-side.flow.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { type AppointmentWords, saidLine } from './words.ts';

type Reading = { readonly say: AppointmentWords; readonly locale: Locale };
type Hours = AppointmentsView['hours'][number];

const WEEK = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday. */
const A_WEEK_MS = Date.UTC(2026, 2, 1);
const DAY_MS = 86_400_000;

export function appointmentsBody(
  reading: Reading,
  view: AppointmentsView,
  said: string | undefined,
): Html {
  const { say } = reading;
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${saidLine(say, said)}
${agreedPart(reading, view)}
${view.asksToAgree && peerPart(reading)}
<div class="units loose">${hoursPart(reading, view)}${addPart(reading, view)}</div>`;
}

function agreedPart({ say, locale }: Reading, { agreed, timeZone }: AppointmentsView): Html {
  if (agreed.length === 0)
    return html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>`;
  return html`<table class="board folds"><thead><tr><th scope="col">${say('when')}</th><th scope="col">${say('who')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${agreed.map(({ id, at, alias }) => {
    const time = localTime(at, timeZone, locale);
    return html`<tr><th scope="row" class="num">${time}</th><td>${alias ?? html`<span class="soft">${say('somebody')}</span>`}</td>
<td class="go"><div class="actions"><a class="button quiet" href="/console/appointments/${id}/calendar">${say('calendar')}</a>
<form method="post" action="/console/appointments/${id}/off"><button class="danger" aria-label="${say('off-of', { time })}">${say('off')}</button></form></div></td></tr>`;
  })}</tbody></table>`;
}

function hoursPart(reading: Reading, { hours, timeZone }: AppointmentsView): Html {
  const { say } = reading;
  return html`<section class="card stack" aria-labelledby="hours-h"><h2 id="hours-h">${say('hours')}</h2>
<p class="soft small">${say('hours-lead', { zone: timeZone })}</p>
${
  hours.length === 0
    ? html`<p class="soft">${say('hours-none')}</p>`
    : html`<ul class="plain">${hours.map((one) => {
        const what = hoursWords(reading, one);
        return html`<li class="with-button"><span class="num">${what}</span><form method="post" action="/console/appointments/hours/${one.id}/remove"><button class="quiet" aria-label="${say('remove-of', { what })}">${say('remove')}</button></form></li>`;
      })}</ul>`
}</section>`;
}

function hoursWords({ say, locale }: Reading, one: Hours): string {
  const span = `${clock(one.fromMin)}–${clock(one.toMin)}`;
  const day = one.day ?? '';
  if (one.kind === 'off') return say('told-off', { day });
  if (one.kind === 'extra') return say('told-extra', { day, span });
  return say('told-weekly', { day: weekday(one.weekday ?? 0, locale), span });
}

/** What a peer is, before the first hours: giving them is the yes. */
function peerPart({ say }: Reading): Html {
  const rules = ['peer-what', 'peer-sees', 'peer-keeps', 'peer-danger', 'peer-ends'] as const;
  return html`<section class="card stack" aria-labelledby="peer-h"><h2 id="peer-h">${say('peer-title')}</h2><ul>${rules.map((rule) => html`<li>${say(rule)}</li>`)}</ul></section>`;
}

function addPart({ say, locale }: Reading, { kinds, today, asksToAgree }: AppointmentsView): Html {
  return html`<section class="card stack" aria-labelledby="add-h"><h2 id="add-h">${say('add')}</h2><p class="soft small">${say('add-lead')}</p>
<form method="post" action="/console/appointments/hours" class="stack">
<div class="line"><div class="field"><label for="kind">${say('kind')}</label><select id="kind" name="kind">${kinds.map(
    (one) => html`<option value="${one}">${say(`kind-${one}`)}</option>`,
  )}</select></div>
<div class="field"><label for="weekday">${say('weekday')}</label><select id="weekday" name="weekday">${WEEK.map(
    (n) => html`<option value="${n}">${weekday(n, locale)}</option>`,
  )}</select></div></div>
<div class="field"><label for="day">${say('day')}</label><input id="day" name="day" type="date" min="${today}"></div>
<div class="line"><div class="field"><label for="from">${say('from')}</label><input id="from" name="from" type="time" value="14:00"></div>
<div class="field"><label for="to">${say('to')}</label><input id="to" name="to" type="time" value="16:00"></div></div>
${asksToAgree && html`<label class="tick"><input type="checkbox" name="agrees" value="yes" required> ${say('peer-agree')}</label>`}
<div class="actions"><button class="primary">${say('save')}</button></div></form></section>`;
}

function weekday(n: number, locale: Locale): string {
  const options = { weekday: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(A_WEEK_MS + n * DAY_MS));
}

function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
