// Three ways in, and what became of what was sent.

import { html } from 'hono/html';
import type { Imported } from '../../../../src/care/import.flow.ts';
import type { RosterForms } from '../../../../src/care/keep-roster.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import type { RosterWords } from './words.ts';

const FAULTS_SHOWN = 200;

export type Shown = { readonly how: 'list' | 'one'; readonly report: Imported };

type Parts = {
  readonly forms: RosterForms;
  readonly locale: Locale;
  readonly shown: Shown | undefined;
};

export function rosterBody(say: RosterWords, { forms, locale, shown }: Parts): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${shown && (shown.how === 'one' ? oneReport(say, shown.report) : listReport(say, shown.report))}
${forms.units.length === 0 ? html`<div class="card empty"><p>${say('no-units')}</p></div>` : html`<div class="units loose">${listForm(say, forms)}${personForm(say, forms)}${eventForm(say, forms, locale)}</div>`}`;
}

function unitField(
  say: RosterWords,
  id: 'list-unit' | 'person-unit',
  units: RosterForms['units'],
): Html {
  return html`<div class="field"><label for="${id}">${say(id)}</label><select id="${id}" name="unit">${units.map(
    (unit) => html`<option value="${unit.id}">${unit.name}</option>`,
  )}</select></div>`;
}

function listForm(say: RosterWords, { units }: RosterForms): Html {
  return html`<section class="card stack" aria-labelledby="list-h"><h2 id="list-h">${say('list')}</h2>
<p id="list-lead" class="soft small">${say('list-lead')}</p>
<form method="post" action="/console/roster/list" enctype="multipart/form-data" class="stack">
<div class="field"><label for="file">${say('file')}</label><input id="file" name="file" type="file" required accept=".csv,.txt,text/csv,text/plain" aria-describedby="list-lead"></div>
${unitField(say, 'list-unit', units)}
<div class="actions"><button class="primary">${say('list-read')}</button></div></form>
<dl class="columns-told"><dt>${say('people')}</dt><dd><code>${say('heads-people')}</code></dd><dt>${say('events')}</dt><dd><code>${say('heads-events')}</code></dd><dt>${say('hours')}</dt><dd><code>${say('heads-hours')}</code> · <code>${say('heads-shifts')}</code></dd></dl></section>`;
}

function personForm(say: RosterWords, { units, allowances }: RosterForms): Html {
  const day = (name: 'born' | 'checkup') =>
    html`<div class="field"><label for="${name}">${say(name)}</label><input id="${name}" name="${name}" type="date"></div>`;
  const days = (name: 'leave' | 'taken') =>
    html`<div class="field short"><label for="${name}">${say(name)}</label><input id="${name}" name="${name}" type="number" min="0" max="366"></div>`;
  return html`<section class="card stack" aria-labelledby="person-h"><h2 id="person-h">${say('person')}</h2>
<p class="soft small">${say('person-lead')}</p>
<form method="post" action="/console/roster/person" class="stack">
<div class="line"><div class="field short"><label for="no">${say('no')}</label><input id="no" name="no" required maxlength="20" autocomplete="off"></div>
<div class="field"><label for="name">${say('name')}</label><input id="name" name="name" required maxlength="40" autocomplete="off"></div></div>
${unitField(say, 'person-unit', units)}
<div class="line">${day('born')}${day('checkup')}</div>
<div class="line">${days('leave')}${days('taken')}</div>
<fieldset class="ticks"><legend>${say('allows')}</legend>${allowances.map(
    (one) =>
      html`<label class="tick"><input type="checkbox" name="allows" value="${one}"> ${say(`allows-${one}`)}</label>`,
  )}</fieldset>
<div class="actions"><button class="primary">${say('save')}</button></div></form></section>`;
}

function eventForm(say: RosterWords, { events }: RosterForms, locale: Locale): Html {
  return html`<section class="card stack" aria-labelledby="event-h"><h2 id="event-h">${say('event')}</h2>
<p class="soft small">${say('event-lead')}</p>
<form method="post" action="/console/roster/event" class="stack">
<div class="line"><div class="field short"><label for="of">${say('no')}</label><input id="of" name="no" required maxlength="20" autocomplete="off"></div>
<div class="field"><label for="on">${say('on')}</label><input id="on" name="on" type="date" required></div></div>
<div class="field"><label for="what">${say('what')}</label><select id="what" name="event" required><option value=""></option>${events.map(
    ({ id, label }) => html`<option value="${id}">${label[locale]}</option>`,
  )}</select></div>
<div class="actions"><button class="primary">${say('save')}</button></div></form></section>`;
}

function sums(say: RosterWords, { kind, made, changed, same, tasks }: Imported): string {
  return kind === 'events'
    ? say('told-events', { made, same, tasks })
    : kind === 'hours'
      ? say('told-hours', { made, changed, same, tasks })
      : say('told-people', { made, changed, same });
}

function oneReport(say: RosterWords, report: Imported): Html {
  const [fault] = report.faults;
  return fault === undefined
    ? html`<p class="said good" role="status">${sums(say, report)}</p>`
    : html`<p class="said bad" role="alert">${say(`fault-${fault.code}`)}</p>`;
}

/** What was kept, and each row that was not. */
function listReport(say: RosterWords, report: Imported): Html {
  const { faults, kind } = report;
  const more = faults.length - FAULTS_SHOWN;
  if (faults.length === 0) return oneReport(say, report);
  return html`<section class="card stack" aria-labelledby="report-h"><h2 id="report-h">${say('report')}</h2>
<p class="said bad" role="alert">${kind === 'unreadable' ? say('unreadable') : html`${sums(say, report)} ${say('some-bad', { bad: faults.length })}`}</p>
<table class="board"><thead><tr><th scope="col">${say('row')}</th><th scope="col">${say('why')}</th></tr></thead>
<tbody>${faults
    .slice(0, FAULTS_SHOWN)
    .map(
      ({ row, code }) =>
        html`<tr><td class="num">${row > 0 ? row : '–'}</td><td>${say(`fault-${code}`)}</td></tr>`,
    )}</tbody></table>${more > 0 && html`<p class="soft">${say('more', { n: more })}</p>`}</section>`;
}
