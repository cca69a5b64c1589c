// Questionnaires: which there are, and which of them officers are asked.

import { Hono } from 'hono';
import { html } from 'hono/html';
import {
  importFile,
  importOwn,
  publishScale,
  retireScale,
  SCORING_NAMES,
  type ScaleView,
  scaleList,
} from '../../../../src/admin/scales.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { faultWords } from './scale-faults.ts';
import { type AdminWords, adminWords, saidLine } from './words.ts';

const FAULTS_SHOWN = 40;

export function scalePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', (c) => listPage(c, []));

  app.post('/import', async (c) => {
    const fields = await fieldsOf(c);
    const file = { text: await fields.file('file'), instrument: fields.text('scoring') };
    const actor = actorOf(c);
    const isOwn = fields.text('do') === 'own';
    const made = isOwn ? await importOwn(tools, actor) : await importFile(tools, file, actor);
    switch (made.kind) {
      case 'imported':
        return c.redirect('/console/scales?said=scale-imported', 303);
      case 'version-taken':
        return c.redirect('/console/scales?said=scale-taken', 303);
      case 'faulty':
        return listPage(c, made.faults);
    }
  });

  for (const [name, move] of [
    ['publish', publishScale],
    ['retire', retireScale],
  ] as const) {
    app.post(`${ONE}/${name}`, async (c) => {
      const { kind } = await move(tools, c.req.param('id'), actorOf(c));
      if (kind === 'no-such-scale') return problemPage(c, 'not-found', 404);
      const isDone = kind === 'published' || kind === 'retired';
      return c.redirect(isDone ? '/console/scales' : `/console/scales?said=scale-${kind}`, 303);
    });
  }

  return app;

  async function listPage(c: ConsoleContext, faults: readonly string[]) {
    const locale = c.get('locale');
    const say = adminWords(locale);
    const scales = await scaleList(tools);
    const body = listBody(say, { scales, faults, locale, said: c.req.query('said') });
    const shown = page(c, { title: say('scales-title'), body, styles: ['admin'] });
    return c.html(shown, faults.length === 0 ? 200 : 422);
  }
}

type Listed = {
  readonly scales: readonly ScaleView[];
  readonly faults: readonly string[];
  readonly locale: Locale;
  readonly said: string | undefined;
};

function listBody(say: AdminWords, { scales, faults, locale, said }: Listed): Html {
  return html`<div class="head"><div><h1>${say('scales-title')}</h1><p class="soft">${say('scales-lead')}</p></div></div>
${saidLine(say, said)}
${faults.length > 0 && faultList(say, faults, locale)}
${scales.length === 0 ? html`<div class="card empty"><p>${say('scales-none')}</p></div>` : table(say, scales, locale)}
${importForm(say)}`;
}

/** Each fault says where in the file it is and what is needed there, in the file's own terms. */
function faultList(say: AdminWords, faults: readonly string[], locale: Locale): Html {
  return html`<div class="said bad" role="alert"><p>${say('scale-faults', { n: faults.length })}</p>
<ul class="faults">${faults.slice(0, FAULTS_SHOWN).map((fault) => html`<li>${faultWords(fault, locale)}</li>`)}</ul></div>`;
}

function importForm(say: AdminWords): Html {
  return html`<h2>${say('scales-import')}</h2>
<form method="post" action="/console/scales/import" enctype="multipart/form-data" class="card stack half">
<div class="field"><label for="file">${say('scale-file')}</label><input id="file" name="file" type="file" accept=".json,application/fhir+json,application/json"></div>
<div class="field"><label for="scoring">${say('scale-scoring')}</label><select id="scoring" name="scoring"><option value="">${say('scale-unscored')}</option>${SCORING_NAMES.map((name) => html`<option value="${name}">${name.toUpperCase()}</option>`)}</select></div>
<div class="actions"><button class="primary" name="do" value="file">${say('scale-import')}</button>
<button name="do" value="own">${say('scale-own')}</button></div>
</form>`;
}

function table(say: AdminWords, scales: readonly ScaleView[], locale: Locale): Html {
  return html`<table class="board folds">
<thead><tr><th scope="col">${say('scale')}</th><th scope="col">${say('scale-questions')}</th><th scope="col">${say('scale-state')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${scales.map((scale) => row(say, scale, locale))}</tbody>
</table>`;
}

function row(say: AdminWords, scale: ScaleView, locale: Locale): Html {
  const { id, title, version, questions, hasSafety, state } = scale;
  const name = `${title[locale]} ${version}`;
  const word = state === 'published' ? 'retire' : 'publish';
  return html`<tr>
<td><b>${title[locale]}</b> <span class="soft num">${version}</span></td>
<td class="num"><span class="fold-label">${say('scale-questions')} </span>${questions}${hasSafety ? html` <span class="soft">${say('scale-safety')}</span>` : ''}</td>
<td>${say(`scale-${state}`)}</td>
<td class="go"><form method="post" action="/console/scales/${id}/${word}"><button aria-label="${say(`scale-${word}-of`, { name })}">${say(`scale-${word}`)}</button></form></td>
</tr>`;
}
