// The people of the unit by name, an entry about one or all of them, and one person's page.

import { html } from 'hono/html';
import type { Board, OpenedOfficer } from '../../../../src/care/board.flow.ts';
import type { Html } from '../layout.ts';
import { personWorkload } from './leave.ts';
import { contactList, dayWords, formTag, heldFields, type Reading, whyWords } from './parts.ts';
import { saidLine } from './words.ts';

export function peopleBody(reading: Reading, board: Board, said: string | undefined): Html {
  const { say } = reading;
  return html`<p><a class="back" href="/console/care">${say('to-board')}</a></p>
<div class="head"><div><h1>${say('people-title')}</h1><p class="soft">${say('people-lead')}</p></div></div>
${saidLine(say, said)}
${board.officers.length === 0 ? html`<div class="card empty"><p>${say('people-none')}</p></div>` : html`${tellForm(reading, board)}${table(reading, board)}`}`;
}

function tellForm({ say, locale }: Reading, { officers, events, today }: Board): Html {
  return html`<section class="card stack" aria-labelledby="tell-h"><h2 id="tell-h">${say('tell-title')}</h2><p class="soft">${say('tell-hint')}</p>
<form method="post" action="/console/care/told" class="line">
<div class="field"><label for="who">${say('tell-who')}</label><select id="who" name="officer" required><option value=""></option><option value="all">${say('tell-all')}</option>${officers.map(
    ({ id, name, no }) => html`<option value="${id}">${name} ${no}</option>`,
  )}</select></div>
<div class="field"><label for="what">${say('tell-what')}</label><select id="what" name="event" required><option value=""></option>${events.map(
    ({ id, label }) => html`<option value="${id}">${label[locale]}</option>`,
  )}</select></div>
<div class="field day"><label for="day">${say('tell-on')}</label><input id="day" name="on" type="date" required value="${today}"></div>
<button class="primary">${say('tell')}</button></form></section>`;
}

function table({ say }: Reading, { officers }: Board): Html {
  return html`<table class="board"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('number')}</th></tr></thead>
<tbody>${officers.map(
    ({ id, name, no }) =>
      html`<tr><th scope="row"><a href="/console/care/people/${id}">${name}</a></th><td class="num soft">${no}</td></tr>`,
  )}</tbody></table>`;
}

export function personBody(
  reading: Reading,
  opened: OpenedOfficer,
  said: string | undefined,
): Html {
  const { say } = reading;
  const { officer, contacts } = opened;
  return html`<p><a class="back" href="/console/care/people">${say('people')}</a></p>
<div class="head"><div><h1>${officer.name}</h1><p class="soft num">${say('person-lead', { no: officer.no })}</p></div></div>
${saidLine(say, said)}
<div class="columns"><div class="stack">${taskList(reading, opened)}${personWorkload(reading, opened)}${contactList(reading, contacts)}</div>
<div class="stack">${forms(reading, opened)}</div></div>`;
}

function taskList(reading: Reading, { tasks }: OpenedOfficer): Html {
  const { say, locale } = reading;
  return html`<section class="card stack" aria-labelledby="tasks-h"><h2 id="tasks-h">${say('tasks-title')}</h2>
${
  tasks.length === 0
    ? html`<p class="soft">${say('tasks-none')}</p>`
    : html`<ul class="plain">${tasks.map(
        ({ task, why }) =>
          html`<li>${formTag(say, task)} <a href="/console/care/tasks/${task.id}">${whyWords(reading, why)}</a> <span class="soft num">${dayWords(task.dueOn, locale)}</span></li>`,
      )}</ul>`
}</section>`;
}

function forms({ say }: Reading, opened: OpenedOfficer): Html {
  const { officer, allowances } = opened;
  const at = `/console/care/people/${officer.id}`;
  return html`<section class="card stack" aria-labelledby="talked-h"><h2 id="talked-h">${say('talked-title')}</h2>
<form method="post" action="${at}/talked" class="stack">${heldFields(say, opened)}<button class="primary">${say('talked')}</button></form></section>
<section class="card stack" aria-labelledby="allows-h"><h2 id="allows-h">${say('allows-title')}</h2><p class="soft small">${say('allows-hint')}</p>
<form method="post" action="${at}/allows" class="stack">${allowances.map(
    (one) =>
      html`<label class="tick"><input type="checkbox" name="allows" value="${one}"${officer.allows.includes(one) ? html` checked` : ''}> ${say(`allows-${one}`)}</label>`,
  )}<button>${say('save')}</button></form></section>
<section class="card stack"><form method="post" action="${at}/left" class="stack"><p class="soft small">${say('left-hint')}</p><button class="danger">${say('left')}</button></form></section>`;
}
