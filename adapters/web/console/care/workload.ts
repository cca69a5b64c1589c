// Hours and leave of the unit's people: who is due and what was done about it, who is away and who
// took over what, and everybody's hours.

import { html } from 'hono/html';
import type { Workload, WorkloadOf } from '../../../../src/care/workload/workload.flow.ts';
import type { Html } from '../layout.ts';
import { careStatus, handOverPart, leaveWords, loadTag } from './load-parts.ts';
import { dayWords, type Reading } from './parts.ts';

export function workloadBody(reading: Reading, found: Workload): Html {
  const { say } = reading;
  const { people, hoursAWeek } = found;
  return html`<p><a class="back" href="/console/care">${say('to-board')}</a></p>
<div class="head"><div><h1>${say('workload-title')}</h1><p class="soft">${say('workload-lead', hoursAWeek)}</p></div></div>
${
  people.length === 0
    ? html`<div class="card empty"><p>${say('people-none')}</p></div>`
    : html`${tiles(reading, found)}${duePart(reading, found)}${awayPart(reading, found)}${everybody(reading, found)}`
}`;
}

function tiles({ say }: Reading, found: Workload): Html {
  const { over, farOver, withLeave, onCourse, toHandOver, leaveGoal, hoursAWeek } = found;
  const tile = (n: string, text: string, isBad: boolean) =>
    html`<li class="card"><b class="num${isBad ? ' bad' : ''}">${n}</b><span>${text}</span></li>`;
  const goal = Math.round(leaveGoal * 100);
  return html`<ul class="tiles">
${tile(`${over}`, say('tile-over', hoursAWeek), false)}
${tile(`${farOver}`, say('tile-far-over', hoursAWeek), farOver > 0)}
${withLeave > 0 && tile(`${onCourse} / ${withLeave}`, say('tile-course', { goal }), onCourse < leaveGoal * withLeave)}
${tile(`${toHandOver}`, say('tile-hand-over'), false)}
</ul>`;
}

function duePart(reading: Reading, { people, today }: Workload): Html {
  const { say } = reading;
  const due = people.filter(isDue);
  return html`<section class="stack" aria-labelledby="due-h"><h2 id="due-h">${say('due-title')} <span class="count num">${due.length}</span></h2>
${
  due.length === 0
    ? html`<p class="soft">${say('due-none')}</p>`
    : html`<table class="board folds load"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('why-title')}</th><th scope="col">${say('due-done')}</th></tr></thead>
<tbody>${due.map(
        (one) => html`<tr><th scope="row">${nameOf(one)}</th>
<td>${loadTag(reading, one.hours?.load)} ${one.leave && !one.leave.isOnCourse && leaveWords(reading, one.leave)}</td>
<td>${one.care.length === 0 ? html`<span class="soft">${say('care-none')}</span>` : html`<ul class="plain">${one.care.map((task) => html`<li>${careStatus(reading, task, today)}</li>`)}</ul>`}</td></tr>`,
      )}</tbody></table>`
}</section>`;
}

function isDue({ hours, leave, care }: WorkloadOf): boolean {
  const isOver = hours !== undefined && hours.load !== 'usual';
  const isBehind = leave !== undefined && !leave.isOnCourse;
  return isOver || isBehind || care.some(({ state }) => state === 'open');
}

function awayPart(reading: Reading, { people }: Workload): Html {
  const { say, locale } = reading;
  const away = people
    .flatMap((one) => one.plans.map((plan) => ({ one, plan })))
    .toSorted((a, b) => (a.plan.from < b.plan.from ? -1 : 1));
  return html`<section class="stack" aria-labelledby="away-h"><h2 id="away-h">${say('away-title')} <span class="count num">${away.length}</span></h2>
${
  away.length === 0
    ? html`<p class="soft">${say('away-none')}</p>`
    : html`<table class="board folds load"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('away')}</th><th scope="col">${say('takes-over')}</th></tr></thead>
<tbody>${away.map(
        ({ one, plan }) => html`<tr><th scope="row">${nameOf(one)}</th>
<td class="num">${say('away-with', { from: dayWords(plan.from, locale), to: dayWords(plan.to, locale), who: plan.standIn ?? say('moved-on') })}</td>
<td>${handOverPart(reading, plan, one.id)}</td></tr>`,
      )}</tbody></table>`
}</section>`;
}

function everybody(reading: Reading, { people }: Workload): Html {
  const { say } = reading;
  return html`<section class="stack" aria-labelledby="all-h"><h2 id="all-h">${say('all-title')} <span class="count num">${people.length}</span></h2>
<table class="board folds"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('this-week')}</th><th scope="col">${say('last-week')}</th><th scope="col">${say('four-weeks')}</th><th scope="col">${say('leave')}</th></tr></thead>
<tbody>${people.map((one) => row(reading, one))}</tbody></table></section>`;
}

function row(reading: Reading, one: WorkloadOf): Html {
  const { say } = reading;
  const { hours, leave } = one;
  const told = (label: 'this-week' | 'last-week' | 'four-weeks', n: number | undefined) =>
    html`<td class="num">${n !== undefined && html`<span class="fold-label">${say(label)}: </span>${say('hours-n', { n })}`}</td>`;
  return html`<tr><th scope="row">${nameOf(one)}${loadTag(reading, hours?.load)}</th>
${told('this-week', hours?.thisWeek)}${told('last-week', hours?.lastWeek)}${told('four-weeks', hours?.fourWeeks)}
<td>${leave && html`<span class="fold-label">${say('leave')}: </span>${leaveWords(reading, leave)}`}</td></tr>`;
}

function nameOf({ id, name, no }: WorkloadOf): Html {
  return html`<a href="/console/care/people/${id}">${name}</a> <span class="soft small num">${no}</span>`;
}
