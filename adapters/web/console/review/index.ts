// The review of a quarter, to read, to print and to take into a spreadsheet.

import { Hono } from 'hono';
import { html } from 'hono/html';
import en from '../../../../prompts/console/en/review.json' with { type: 'json' };
import zh from '../../../../prompts/console/zh-CN/review.json' with { type: 'json' };
import {
  type Reviewed,
  reviewFor,
  reviewPage,
  reviewPdf,
  reviewTable,
} from '../../../../src/care/review/review.flow.ts';
import type { SheetSection } from '../../../../src/care/review/sheet.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type ReviewWords = Words<keyof typeof en>;

const wordsOf = wordsIn<keyof typeof en>(en, zh);
const QUARTERS_SHOWN = 8;
const AT = '/:quarter{20[0-9]{2}-Q[1-4]}';

export function reviewPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('instructor', 'admin'));

  app.get('/', async (c) => {
    const reviewed = await found(c, undefined);
    return show(c, reviewed);
  });
  app.get(AT, async (c) => {
    const reviewed = await found(c, c.req.param('quarter'));
    return reviewed === undefined ? problemPage(c, 'not-found', 404) : show(c, reviewed);
  });
  app.get(`${AT}/pdf`, async (c) => {
    const reviewed = await found(c, c.req.param('quarter'));
    if (reviewed === undefined) return problemPage(c, 'not-found', 404);
    const pdf = await reviewPdf(reviewed, c.get('locale'));
    return c.body(new Uint8Array(pdf), 200, file(reviewed, 'pdf', 'application/pdf'));
  });
  app.get(`${AT}/csv`, async (c) => {
    const reviewed = await found(c, c.req.param('quarter'));
    if (reviewed === undefined) return problemPage(c, 'not-found', 404);
    return c.body(reviewTable(reviewed), 200, file(reviewed, 'csv', 'text/csv; charset=utf-8'));
  });
  return app;

  function found(c: ConsoleContext, quarter: string | undefined) {
    const { id, role, unitId } = c.get('staff');
    const reader = { id, role: role === 'admin' ? role : ('instructor' as const), unitId };
    return reviewFor(tools, reader, { quarter, unitId: c.req.query('unit') });
  }
}

function file({ review }: Reviewed, ending: string, type: string) {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="review-${review.quarter}.${ending}"`,
  };
}

function show(c: ConsoleContext, reviewed: Reviewed | undefined) {
  const say = wordsOf(c.get('locale'));
  const title = reviewed ? reviewPage(reviewed, c.get('locale')).sheet.title : say('quarters');
  const body = reviewed
    ? reviewBody(say, reviewed, c)
    : html`<div class="card empty"><p><b>${say('empty')}</b></p><p>${say('empty-more')}</p></div>`;
  return c.html(page(c, { title, body, styles: ['admin', 'review'] }));
}

function reviewBody(say: ReviewWords, reviewed: Reviewed, c: ConsoleContext): Html {
  const { sheet, charts } = reviewPage(reviewed, c.get('locale'));
  const { review, quarters, above } = reviewed;
  const query = review.unit === undefined ? '' : `?unit=${review.unit.id}`;
  const here = `/console/review/${review.quarter}`;
  const mayGoUp = above !== undefined || (c.get('staff').role === 'admin' && review.unit);
  return html`<div class="head"><div><h1>${sheet.title}</h1><p class="where">${sheet.unit}</p><p class="soft">${sheet.lead}</p></div>
<p class="actions"><a class="button primary" href="${here}/pdf${query}">${say('pdf')}</a> <a class="button" href="${here}/csv${query}">${say('csv')}</a></p></div>
<nav class="actions" aria-label="${say('quarters')}">${quarters
    .slice(0, QUARTERS_SHOWN)
    .map((one) =>
      one === review.quarter
        ? html`<span class="button" aria-current="page">${one}</span>`
        : html`<a class="button quiet" href="/console/review/${one}${query}">${one}</a>`,
    )}${mayGoUp && html`<a class="button quiet" href="${here}${above ? `?unit=${above.id}` : ''}">${above ? say('above', { unit: above.name }) : say('to-force')}</a>`}</nav>
<section class="card notes"><h2>${sheet.notesTitle}</h2><ul>${sheet.notes.map((note) => html`<li>${note}</li>`)}</ul></section>
<div class="sections">${sheet.sections.map((section, n) => sectionBody(say, section, charts[n], here))}</div>
<p class="soft small">${sheet.how}</p>`;
}

function sectionBody(
  say: ReviewWords,
  section: SheetSection,
  chart: Html | undefined,
  here: string,
): Html {
  const { title, what, now, range, change, tone, rows, rowsBy } = section;
  const isTold = range !== '';
  return html`<section class="card told"><h2>${title}</h2><p class="soft small">${what}</p>
${isTold ? html`<p class="figure">${now}</p><p class="soft small">${range}</p>${change && html`<p class="change ${tone}">${change}</p>`}${chart}` : html`<p class="soft">${now}</p>`}
${
  rows.length > 0 &&
  html`<details><summary>${say(`by-${rowsBy}`, { n: rows.length })}</summary><table class="board folds"><thead><tr><th scope="col">${say(rowsBy)}</th><th scope="col">${say('now')}</th><th scope="col">${say('before')}</th><th scope="col">${say('change')}</th></tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${row.unitId === undefined ? row.unit : html`<a href="${here}?unit=${row.unitId}">${row.unit}</a>`}</th><td>${row.now} <span class="soft small">${row.range}</span></td><td>${row.before && html`<span class="fold-label">${say('before')}: </span>${row.before}`}</td><td><span class="change ${row.tone}">${row.change}</span></td></tr>`)}</tbody></table></details>`
}
</section>`;
}
