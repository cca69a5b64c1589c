// How far a campaign is, and at its end its report: every number of ten or more, in fives.

import { html } from 'hono/html';
import type { CampaignReport } from '../../../../src/care/campaigns/report.ts';
import type { ReportPage } from '../../../../src/care/campaigns/report-page.flow.ts';
import type { SheetSection } from '../../../../src/care/review/sheet.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { type Reading, saidLine } from './words.ts';

export function reportBody(
  reading: Reading,
  report: CampaignReport,
  { sheet, charts }: ReportPage,
  said: string | undefined,
): Html {
  const { say } = reading;
  const at = `/console/campaigns/${report.campaign.id}`;
  return html`<p><a class="back" href="/console/campaigns">${say('to-list')}</a></p>
<div class="head"><div><h1>${sheet.title}</h1><p class="where">${sheet.unit}</p><p class="soft">${sheet.lead}</p></div>
<div class="actions"><a class="button primary" href="${at}/pdf">${say('pdf')}</a> <a class="button" href="${at}/csv">${say('csv')}</a>${report.isRunning && html` <form method="post" action="${at}/end"><button class="danger">${say('end')}</button></form>`}</div></div>
${saidLine(say, said)}
<div class="columns"><div class="stack">
${sheet.sections.map((section, n) => sectionPart(section, charts[n]))}
</div><div class="stack">
<section class="card notes"><h2>${sheet.notesTitle}</h2><ul>${sheet.notes.map((note) => html`<li>${note}</li>`)}</ul></section>
${hearingsPart(reading, report, at)}
</div></div><p class="soft small">${sheet.how}</p>`;
}

function sectionPart(section: SheetSection, chart: Html | undefined): Html {
  const { id, title, what, now, range, rows, columns = [] } = section;
  const heads = columns.filter(Boolean);
  return html`<section class="card told" aria-labelledby="of-${id}"><h2 id="of-${id}">${title}</h2><p class="soft small">${what}</p>
<p class="${range === '' ? 'soft' : 'figure num'}">${now}</p><p class="soft small num">${range}</p>${chart}
${
  rows.length > 0 &&
  html`<table class="board folds"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ unit, now: first, before, change }) =>
      html`<tr><th scope="row">${unit}</th>${[first, before, change]
        .slice(0, heads.length - 1)
        .map(
          (cell, n) =>
            html`<td class="num"><span class="fold-label">${heads[n + 1]}: </span>${cell}</td>`,
        )}</tr>`,
  )}</tbody></table>`
}</section>`;
}

function hearingsPart(
  { say, locale }: Reading,
  { hearings, units, isRunning }: CampaignReport,
  at: string,
): Html {
  return html`<section class="card stack" aria-labelledby="hear-h"><h2 id="hear-h">${say('hearings')}</h2>
${
  hearings.length === 0
    ? html`<p class="soft">${say('hearings-none')}</p>`
    : html`<ul class="plain">${hearings.map((one) => {
        const unit = units.find(({ id }) => id === one.unitId);
        const heard = one.heard === undefined ? say('few') : say('about-n', { n: one.heard });
        return html`<li class="num">${localTime(one.at, unit?.timeZone ?? 'UTC', locale)} · ${unit?.name} · ${heard}</li>`;
      })}</ul>`
}
${
  isRunning &&
  html`<form method="post" action="${at}/hearing" class="line"><div class="field"><label for="unit">${say('unit')}</label><select id="unit" name="unit">${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<div class="field"><label for="heard">${say('heard')}</label><input id="heard" name="heard" inputmode="numeric" required></div><button>${say('note')}</button></form><p class="soft small">${say('note-hint')}</p>`
}</section>`;
}
