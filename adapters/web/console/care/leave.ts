// Hours and leave on one person's page, with the leave that is agreed next: who takes over what.

import { html } from 'hono/html';
import type { OpenedOfficer } from '../../../../src/care/board.flow.ts';
import type { Html } from '../layout.ts';
import { handOverPart, leaveWords, loadTag } from './load-parts.ts';
import { dayWords, type Reading } from './parts.ts';

export function personWorkload(reading: Reading, opened: OpenedOfficer): Html {
  const { say } = reading;
  const { load } = opened;
  return html`<section class="card stack" aria-labelledby="load-h"><h2 id="load-h">${say('workload-title')}</h2>
${
  load?.hours
    ? html`<p class="num">${say('person-hours', { week: load.hours.thisWeek, last: load.hours.lastWeek, four: load.hours.fourWeeks })}${loadTag(reading, load.hours.load)}</p>`
    : html`<p class="soft">${say('hours-none')}</p>`
}
<p>${load?.leave ? leaveWords(reading, load.leave) : html`<span class="soft">${say('leave-none')}</span>`}</p>
${plans(reading, opened)}${leaveForm(reading, opened)}</section>`;
}

function plans(reading: Reading, { officer, load }: OpenedOfficer): Html {
  const { say, locale } = reading;
  return html`${(load?.plans ?? []).map((plan) => {
    const { id, from, to, days, standIn } = plan;
    return html`<div class="stack plan"><form method="post" action="/console/care/people/${officer.id}/leave-off" class="line"><input type="hidden" name="plan" value="${id}"><p>${say('leave-plan', { from: dayWords(from, locale), to: dayWords(to, locale), n: days, who: standIn ?? say('moved-on') })}</p><button class="quiet">${say('leave-off')}</button></form>
<div>${handOverPart(reading, plan, officer.id)}</div></div>`;
  })}`;
}

function leaveForm({ say, locale }: Reading, { officer, others, duties, today }: OpenedOfficer) {
  return html`<details><summary>${say('leave-new')}</summary><form method="post" action="/console/care/people/${officer.id}/leave" class="stack">
<div class="line"><div class="field short"><label for="leave-from">${say('leave-from')}</label><input id="leave-from" name="from" type="date" required min="${today}"></div>
<div class="field short"><label for="leave-to">${say('leave-to')}</label><input id="leave-to" name="to" type="date" required min="${today}"></div>
<div class="field short"><label for="leave-days">${say('leave-days')}</label><input id="leave-days" name="days" type="number" min="1" max="60" required></div></div>
<div class="field"><label for="stand-in">${say('stand-in')}</label><select id="stand-in" name="stand-in" required><option value=""></option>${others.map(
    ({ id, name, no }) => html`<option value="${id}">${name} ${no}</option>`,
  )}</select></div>
<fieldset class="ticks"><legend>${say('takes-over')}</legend>${duties.map(
    ({ id, label }) =>
      html`<label class="tick"><input type="checkbox" name="duties" value="${id}"> ${label[locale]}</label>`,
  )}</fieldset>
<p class="soft small">${say('leave-hint')}</p><button>${say('leave-agree')}</button></form></details>`;
}
