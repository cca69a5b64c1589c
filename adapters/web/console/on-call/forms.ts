// Adding hours by a form or a list, and what became of the list.

import { html } from 'hono/html';
import type { Imported } from '../../../../src/hotline/on-call/roster.flow.ts';
import type { RosterView } from '../../../../src/hotline/on-call/roster-view.flow.ts';
import type { Html } from '../layout.ts';
import type { OnCallWords } from './words.ts';

export function addForm(say: OnCallWords, { members, rungs, kinds }: RosterView): Html {
  const option = (value: string, text: string) => html`<option value="${value}">${text}</option>`;
  return html`<section class="card stack" aria-labelledby="add-h"><h2 id="add-h">${say('add')}</h2>
<p class="soft small">${say('add-lead')}</p>
<form method="post" action="/console/on-call/shifts" class="stack">
<div class="line"><div class="field"><label for="rung">${say('rung')}</label><select id="rung" name="rung">${rungs.map((one) => option(one, say(`rung-${one}`)))}</select></div>
<div class="field"><label for="who">${say('who')}</label><select id="who" name="who" required>${option('', say('choose'))}${members.map(({ id, label }) => option(id, label))}</select></div>
<div class="field"><label for="kind">${say('kind')}</label><select id="kind" name="kind">${kinds.map((one) => option(one, say(`kind-${one}`)))}</select></div></div>
<div class="line"><div class="field"><label for="day">${say('day')}</label><input id="day" name="day" type="date" required></div>
<div class="field short"><label for="from">${say('from')}</label><input id="from" name="from" type="time" required></div>
<div class="field short"><label for="to">${say('to')}</label><input id="to" name="to" type="time" required></div>
<div class="field short"><label for="weeks">${say('weeks')}</label><input id="weeks" name="weeks" type="number" min="1" max="26" value="1"></div></div>
<div class="actions"><button class="primary">${say('save')}</button></div>
</form></section>`;
}

export function importForm(say: OnCallWords): Html {
  return html`<section class="card stack" aria-labelledby="import-h"><h2 id="import-h">${say('import')}</h2>
<p id="import-lead" class="soft small">${say('import-lead')}</p>
<form method="post" action="/console/on-call/import" class="stack">
<div class="field"><label for="list">${say('list')}</label><textarea id="list" name="list" rows="6" required aria-describedby="import-lead" spellcheck="false" placeholder="day,from,to,role,who"></textarea></div>
<div class="actions"><button>${say('import-do')}</button></div>
</form></section>`;
}

type Report = Extract<Imported, { readonly kind: 'imported' }>;

export function importReport(say: OnCallWords, { rows, faults }: Report): Html {
  return html`<div class="said ${faults.length > 0 ? 'bad' : 'good'}" role="status"><p>${say('imported', { rows })}</p>
${faults.length > 0 && html`<p>${say('faults')}</p><ul>${faults.map(({ row, code }) => html`<li>${row > 0 && say('line', { row })}${say(`fault-${code}`)}</li>`)}</ul>`}</div>`;
}
