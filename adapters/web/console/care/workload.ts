// Hours and leave of the unit's people: who is over, whose leave is behind, who is away and who stands
// in; and on one person's page, the leave that is agreed next.

import { html } from 'hono/html';
import type { OpenedOfficer } from '../../../../src/care/board.flow.ts';
import type { Workload, WorkloadOf } from '../../../../src/care/workload/workload.flow.ts';
import type { Html } from '../layout.ts';
import { dayWords, type Reading } from './parts.ts';

export function workloadBody(reading: Reading, found: Workload): Html {
  const { say } = reading;
  const { people, over, withLeave, onCourse, leaveGoal, hoursAWeek } = found;
  const goal = Math.round(leaveGoal * 100);
  return html`<p><a class="back" href="/console/care">${say('to-board')}</a></p>
<div class="head"><div><h1>${say('workload-title')}</h1><p class="soft">${say('workload-lead', hoursAWeek)}</p>
<p class="num">${say('workload-over', { n: over, ...hoursAWeek })} ${withLeave > 0 && say('workload-course', { n: onCourse, of: withLeave, goal })}</p></div></div>
${
  people.length === 0
    ? html`<div class="card empty"><p>${say('people-none')}</p></div>`
    : html`<table class="board folds"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('this-week')}</th><th scope="col">${say('last-week')}</th><th scope="col">${say('four-weeks')}</th><th scope="col">${say('leave')}</th><th scope="col">${say('away')}</th></tr></thead>
<tbody>${people.map((one) => row(reading, one))}</tbody></table>`
}`;
}

function row(reading: Reading, { id, name, no, hours, leave, plans }: WorkloadOf): Html {
  const { say, locale } = reading;
  const told = (label: 'this-week' | 'last-week' | 'four-weeks', n: number | undefined) =>
    html`<td class="num">${n !== undefined && html`<span class="fold-label">${say(label)}: </span>${say('hours-n', { n })}`}</td>`;
  const [next] = plans;
  return html`<tr><th scope="row"><a href="/console/care/people/${id}">${name}</a> <span class="soft small num">${no}</span>${hours && loadTag(reading, hours.load)}</th>
${told('this-week', hours?.thisWeek)}${told('last-week', hours?.lastWeek)}${told('four-weeks', hours?.fourWeeks)}
<td>${leave && html`<span class="fold-label">${say('leave')}: </span>${leaveWords(reading, leave)}`}</td>
<td class="soft">${next && say('away-with', { from: dayWords(next.from, locale), to: dayWords(next.to, locale), who: next.standIn ?? say('moved-on') })}</td></tr>`;
}

function loadTag({ say }: Reading, load: NonNullable<WorkloadOf['hours']>['load']): Html | false {
  if (load === 'usual') return false;
  return html` <span class="tag ${load === 'offer' ? 'bad' : 'accent'}">${say(`load-${load}`)}</span>`;
}

function leaveWords({ say }: Reading, leave: NonNullable<WorkloadOf['leave']>): Html {
  const { owed, taken, agreed, isOnCourse } = leave;
  return html`<span class="num">${say('leave-sum', { owed, taken })}${agreed > 0 && say('leave-agreed', { n: agreed })}</span>${!isOnCourse && html` <span class="tag accent">${say('leave-behind')}</span>`}`;
}

function hoursFilling({ thisWeek, lastWeek, fourWeeks }: NonNullable<WorkloadOf['hours']>) {
  return { week: thisWeek, last: lastWeek, four: fourWeeks };
}

export function personWorkload(reading: Reading, opened: OpenedOfficer): Html {
  const { say, locale } = reading;
  const { officer, load, others, today } = opened;
  const at = `/console/care/people/${officer.id}`;
  const plans = load?.plans ?? [];
  return html`<section class="card stack" aria-labelledby="load-h"><h2 id="load-h">${say('workload-title')}</h2>
${
  load?.hours
    ? html`<p class="num">${say('person-hours', hoursFilling(load.hours))}${loadTag(reading, load.hours.load)}</p>`
    : html`<p class="soft">${say('hours-none')}</p>`
}
<p>${load?.leave ? leaveWords(reading, load.leave) : html`<span class="soft">${say('leave-none')}</span>`}</p>
${plans.map(
  ({ id, from, to, days, standIn }) =>
    html`<form method="post" action="${at}/leave-off" class="line"><input type="hidden" name="plan" value="${id}"><p>${say('leave-plan', { from: dayWords(from, locale), to: dayWords(to, locale), n: days, who: standIn ?? say('moved-on') })}</p><button class="quiet">${say('leave-off')}</button></form>`,
)}
<details><summary>${say('leave-new')}</summary><form method="post" action="${at}/leave" class="stack">
<div class="line"><div class="field short"><label for="leave-from">${say('leave-from')}</label><input id="leave-from" name="from" type="date" required min="${today}"></div>
<div class="field short"><label for="leave-to">${say('leave-to')}</label><input id="leave-to" name="to" type="date" required min="${today}"></div>
<div class="field short"><label for="leave-days">${say('leave-days')}</label><input id="leave-days" name="days" type="number" min="1" max="60" required></div></div>
<div class="field"><label for="stand-in">${say('stand-in')}</label><select id="stand-in" name="stand-in" required><option value=""></option>${others.map(
    ({ id, name, no }) => html`<option value="${id}">${name} ${no}</option>`,
  )}</select></div>
<p class="soft small">${say('leave-hint')}</p><button>${say('leave-agree')}</button></form></details></section>`;
}
