// Questionnaires: which there are, and which of them officers are asked.

import { Hono } from 'hono';
import { html } from 'hono/html';
import {
  publishScale,
  retireScale,
  type ScaleView,
  scaleList,
} from '../../../../src/admin/scales.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleEnv, requireRole } from '../view.ts';
import { type AdminWords, adminWords, saidLine } from './words.ts';

export function scalePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', async (c) => {
    const locale = c.get('locale');
    const say = adminWords(locale);
    const body = listBody(say, await scaleList(tools), locale, c.req.query('said'));
    return c.html(page(c, { title: say('scales-title'), body, styles: ['admin'] }));
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
}

function listBody(
  say: AdminWords,
  scales: readonly ScaleView[],
  locale: Locale,
  said: string | undefined,
): Html {
  return html`<div class="head"><div><h1>${say('scales-title')}</h1><p class="soft">${say('scales-lead')}</p></div></div>
${saidLine(say, said)}
${scales.length === 0 ? html`<div class="card empty"><p>${say('scales-none')}</p></div>` : table(say, scales, locale)}
<p class="soft">${say('scales-import')} <code>npm run -s warmline -- scales import FILE</code></p>`;
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
