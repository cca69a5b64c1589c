// The HR desk's look at hours and leave of all units: counts for each, and by name who is due, what
// was offered and where it stands.

import { html } from 'hono/html';
import type { DeskHours } from '../../../../src/care/desk/hours.flow.ts';
import { careStanding, leaveWords, loadTag } from '../care/load-parts.ts';
import { careWords } from '../care/words.ts';
import type { Html } from '../layout.ts';
import type { Reading } from './parts.ts';

const AT = '/console/desk/hours';

export function hoursBody({ say, locale }: Reading, found: DeskHours): Html {
  const care = { say: careWords(locale), locale };
  const { hoursAWeek, leaveGoal, units, unit, due, dueInAll } = found;
  const goal = Math.round(leaveGoal * 100);
  return html`<p><a class="back" href="/console/desk">${say('to-board')}</a></p>
<div class="head"><div><h1>${care.say('workload-title')}</h1><p class="soft">${say('hours-lead', { ...hoursAWeek, goal })}</p></div></div>
<section class="stack" aria-labelledby="units-h"><h2 id="units-h">${say('hours-units')} <span class="count num">${units.length}</span></h2>
${units.length === 0 ? html`<p class="soft">${say('hours-no-roster')}</p>` : unitTable({ say, locale }, found)}</section>
<section class="stack" aria-labelledby="due-h"><h2 id="due-h">${unit === undefined ? care.say('due-title') : say('hours-due-in', { unit })} <span class="count num">${dueInAll}</span></h2>
${unit !== undefined && html`<p><a href="${AT}">${say('hours-all')}</a></p>`}
${
  due.length === 0
    ? html`<p class="soft">${care.say('due-none')}</p>`
    : html`<table class="board folds load"><thead><tr><th scope="col">${care.say('name')}</th><th scope="col">${care.say('why-title')}</th><th scope="col">${care.say('due-done')}</th></tr></thead>
<tbody>${due.map(
        (
          one,
        ) => html`<tr><th scope="row">${one.name} <span class="soft small num">${one.no}</span><br><span class="soft small">${one.unit}</span></th>
<td>${loadTag(care, one.load)}${one.hours && html` <span class="num small">${say('hours-two', one.hours)}</span>`}${one.leave && !one.leave.isOnCourse && html`<br>${leaveWords(care, one.leave)}`}</td>
<td>${one.care.length === 0 ? html`<span class="soft">${care.say('care-none')}</span>` : html`<ul class="plain">${one.care.map((task) => html`<li>${careStanding(care, task, found.today)}</li>`)}</ul>`}</td></tr>`,
      )}</tbody></table>`
}
${dueInAll > due.length && html`<p class="soft">${say('hours-more', { shown: due.length })}</p>`}</section>`;
}

function unitTable({ say }: Pick<Reading, 'say' | 'locale'>, { units }: DeskHours): Html {
  const told = (word: 'hours-over' | 'hours-far' | 'hours-course', n: string, isBad = false) =>
    html`<td class="num"><span class="fold-label">${say(word)}: </span>${isBad ? html`<span class="tag bad">${n}</span>` : n}</td>`;
  return html`<table class="board folds"><thead><tr><th scope="col">${say('hours-unit')}</th><th scope="col">${say('hours-people')}</th><th scope="col">${say('hours-over')}</th><th scope="col">${say('hours-far')}</th><th scope="col">${say('hours-course')}</th></tr></thead>
<tbody>${units.map(
    (one) => html`<tr><th scope="row"><a href="${AT}?unit=${one.unitId}">${one.name}</a></th>
<td class="num"><span class="fold-label">${say('hours-people')}: </span>${one.people}</td>
${told('hours-over', `${one.over}`)}${told('hours-far', `${one.farOver}`, one.farOver > 0)}
${told('hours-course', one.withLeave === 0 ? '–' : `${one.onCourse} / ${one.withLeave}`)}</tr>`,
  )}</tbody></table>`;
}
