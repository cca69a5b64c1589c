// All campaigns, and the form for another one.

import { html } from 'hono/html';
import type { CampaignsView } from '../../../../src/care/campaigns/campaigns.flow.ts';
import type { Html } from '../layout.ts';
import { dayWords } from '../times.ts';
import { type Reading, saidLine } from './words.ts';

export function listBody(reading: Reading, view: CampaignsView, said: string | undefined): Html {
  const { say, locale } = reading;
  const { campaigns, now, timeZone: zone } = view;
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${saidLine(say, said)}
${
  campaigns.length === 0
    ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>`
    : html`<table class="board folds"><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('days')}</th><th scope="col">${say('state')}</th><th scope="col"><span class="hush">${say('open')}</span></th></tr></thead>
<tbody>${campaigns.map(({ id, name, from, until, last, endedAt }) => {
        const isRunning = endedAt === null && until > now;
        return html`<tr><th scope="row">${name}</th><td class="num">${dayWords(from, zone, locale)} – ${dayWords(last, zone, locale)}</td><td><span class="tag ${isRunning ? 'accent' : ''}">${say(isRunning ? (from > now ? 'coming' : 'running') : 'over')}</span></td>
<td class="go"><a class="button" href="/console/campaigns/${id}" aria-label="${say('open-of', { name })}">${say('open')}</a></td></tr>`;
      })}</tbody></table>`
}
${formPart(reading, view)}`;
}

function formPart({ say, locale }: Reading, { units, team, scales }: CampaignsView): Html {
  return html`<section class="card stack" aria-labelledby="add-h"><h2 id="add-h">${say('add')}</h2><p class="soft small">${say('add-lead')}</p>
<form method="post" action="/console/campaigns" class="stack">
<div class="field"><label for="name">${say('name')}</label><input id="name" name="name" maxlength="80" required></div>
<div class="line"><div class="field"><label for="from">${say('from')}</label><input id="from" name="from" type="date" required></div>
<div class="field"><label for="until">${say('until')}</label><input id="until" name="until" type="date" required></div>
<div class="field"><label for="scale">${say('scale')}</label><select id="scale" name="scale"><option value="">${say('no-scale')}</option>${scales.map(
    ({ id, title }) => html`<option value="${id}">${title[locale]}</option>`,
  )}</select></div></div>
${boxes(
  'units',
  say('units'),
  units.map(({ id, name }) => ({ id, label: name })),
)}
${boxes('team', say('team'), team)}
<div class="actions"><button class="primary">${say('save')}</button></div></form></section>`;
}

function boxes(
  name: string,
  legend: string,
  ones: readonly { readonly id: string; readonly label: string }[],
): Html {
  return html`<fieldset class="ticks"><legend>${legend}</legend>${ones.map(
    ({ id, label }) =>
      html`<label class="tick"><input type="checkbox" name="${name}" value="${id}"> ${label}</label>`,
  )}</fieldset>`;
}
