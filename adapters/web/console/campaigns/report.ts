// How far a campaign is, and at its end its report: every number of ten or more, in fives.

import { html } from 'hono/html';
import type { CampaignReport } from '../../../../src/care/campaigns/campaigns.flow.ts';
import { aboutLabel } from '../../../../src/care/campaigns/table.flow.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { type Reading, saidLine } from './words.ts';

export function reportBody(
  reading: Reading,
  report: CampaignReport,
  said: string | undefined,
): Html {
  const { say } = reading;
  const { campaign, units, team, heard, invited, isRunning } = report;
  const at = `/console/campaigns/${campaign.id}`;
  return html`<p><a class="back" href="/console/campaigns">${say('to-list')}</a></p>
<div class="head"><div><h1>${campaign.name}</h1><p class="soft">${units.join(', ')}</p></div>
<div class="actions"><a class="button" href="${at}/csv">${say('csv')}</a>${isRunning && html`<form method="post" action="${at}/end"><button class="danger">${say('end')}</button></form>`}</div></div>
${saidLine(say, said)}
<div class="columns"><div class="stack">
<section class="card stack" aria-labelledby="told-h"><h2 id="told-h">${say('told-title')}</h2><p class="soft small">${say('told-lead')}</p>
<table class="board folds"><thead><tr><th scope="col">${say('about')}</th><th scope="col">${say('told')}</th><th scope="col">${say('answered')}</th><th scope="col">${say('solved')}</th></tr></thead>
<tbody>${report.rows.map(
    (row) =>
      html`<tr><th scope="row">${row.about === 'all' ? say('all') : aboutLabel(row.about, reading.locale)}</th>${[row.told, row.answered, row.solved].map((n) => html`<td class="num">${count(reading, n)}</td>`)}</tr>`,
  )}</tbody></table></section>
</div><div class="stack">
<section class="card stack"><p class="num"><b>${say('invited')}: ${count(reading, invited)}</b></p><p class="num"><b>${say('heard')}: ${count(reading, heard)}</b></p><p>${say('team')}: ${team.length === 0 ? '–' : team.join(', ')}</p></section>
${hearingsPart(reading, report, at)}
</div></div>`;
}

function hearingsPart(
  reading: Reading,
  { hearings, allUnits, isRunning }: CampaignReport,
  at: string,
): Html {
  const { say, locale } = reading;
  return html`<section class="card stack" aria-labelledby="hear-h"><h2 id="hear-h">${say('hearings')}</h2>
${
  hearings.length === 0
    ? html`<p class="soft">${say('hearings-none')}</p>`
    : html`<ul class="plain">${hearings.map((one) => {
        const unit = allUnits.find(({ id }) => id === one.unitId);
        return html`<li class="num">${localTime(one.at, unit?.timeZone ?? 'UTC', locale)} · ${unit?.name} · ${count(reading, one.heard)}</li>`;
      })}</ul>`
}
${
  isRunning &&
  html`<form method="post" action="${at}/hearing" class="line"><div class="field"><label for="unit">${say('unit')}</label><select id="unit" name="unit">${allUnits.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<div class="field"><label for="heard">${say('heard')}</label><input id="heard" name="heard" inputmode="numeric" required></div><button>${say('note')}</button></form><p class="soft small">${say('note-hint')}</p>`
}</section>`;
}

function count({ say }: Reading, n: number | undefined): string {
  return n === undefined ? say('few') : say('about-n', { n });
}
