// All that somebody organizes, and the form for another one.

import { html } from 'hono/html';
import type { ActivitiesView } from '../../../../src/care/activities/organizer.flow.ts';
import type { Thanks } from '../../../../src/care/activities/thanks.flow.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { EMPTY, placesField, textFields, timeFields } from './form.ts';
import { signedUpWords, titleIn } from './opened.ts';
import { type Reading, saidLine } from './words.ts';

type Row = ActivitiesView['activities'][number];

export function listBody(
  reading: Reading,
  view: ActivitiesView,
  {
    said,
    isAdmin,
    thanks,
  }: {
    readonly said: string | undefined;
    readonly isAdmin: boolean;
    readonly thanks: readonly Thanks[];
  },
): Html {
  const { say } = reading;
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${saidLine(say, said)}
${
  view.activities.length === 0
    ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>`
    : html`<table class="board folds"><thead><tr><th scope="col">${say('what')}</th><th scope="col">${say('when')}</th><th scope="col">${say('who')}</th><th scope="col">${say('signed-up')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${view.activities.map((one) => row(reading, view, one))}</tbody></table>`
}
${thanks.length > 0 && thanksPart(reading, thanks)}
${formPart(reading, view, isAdmin)}`;
}

function row(reading: Reading, { units, now }: ActivitiesView, one: Row): Html {
  const { say, locale } = reading;
  const title = titleIn(one, locale);
  const unit = units.find(({ id }) => id === one.unitId)?.name ?? say('everyone');
  return html`<tr><th scope="row">${title}${one.calledOffAt !== null ? html` <span class="tag">${say('off')}</span>` : one.until <= now && html` <span class="tag">${say('over')}</span>`}</th>
<td class="num">${localTime(one.at, one.timeZone, locale)}</td><td>${unit}</td><td class="num">${signedUpWords(reading, one)}</td>
<td class="go"><a class="button" href="/console/activities/${one.id}" aria-label="${say('open-of', { title })}">${say('open')}</a></td></tr>`;
}

function formPart(
  reading: Reading,
  { units, today, timeZone }: ActivitiesView,
  isAdmin: boolean,
): Html {
  const { say } = reading;
  return html`<section class="card stack" aria-labelledby="add-h"><h2 id="add-h">${say('add')}</h2><p class="soft small">${say('add-lead')}</p>
<form method="post" action="/console/activities" class="stack">
${textFields(reading, EMPTY)}
${timeFields(reading, EMPTY, today)}
<p class="soft small">${say('zone', { zone: timeZone })}</p>
<div class="line"><div class="field"><label for="unit">${say('for-unit')}</label><select id="unit" name="unit">${isAdmin && html`<option value="">${say('everyone')}</option>`}${units.map(
    ({ id, name }) => html`<option value="${id}">${name}</option>`,
  )}</select></div>
${placesField(reading, EMPTY)}</div>
<label class="tick"><input type="checkbox" name="names" value="yes"> ${say('needs-names')}</label><p class="soft small">${say('needs-names-hint')}</p>
<div class="actions"><button class="primary">${say('save')}</button></div></form></section>`;
}

function thanksPart({ say }: Reading, thanks: readonly Thanks[]): Html {
  return html`<section class="card stack" aria-labelledby="thanks-h"><h2 id="thanks-h">${say('thanks')}</h2><p class="soft small">${say('thanks-lead')}</p>
${thanks.map(({ id, words }) => html`<div class="stack"><blockquote class="note">${words}</blockquote><form method="post" action="/console/activities/thanks/${id}"><button>${say('passed-on')}</button></form></div>`)}</section>`;
}
