// How a month was for a group: shares that no person can be read from.

import { Hono } from 'hono';
import { html } from 'hono/html';
import figuresEn from '../../../../prompts/console/en/figures.json' with { type: 'json' };
import figuresZh from '../../../../prompts/console/zh-CN/figures.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import {
  type MonthFigures,
  monthFigures,
  type UnitFigure,
} from '../../../../src/trust/figures/figures.flow.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { monthWords } from '../times.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type FigureWords = Words<keyof typeof figuresEn>;

const figureWords = wordsIn<keyof typeof figuresEn>(figuresEn, figuresZh);

export function figurePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('instructor', 'admin'));

  app.get('/:month{[0-9]{4}-[0-9]{2}}?', async (c) => {
    const locale = c.get('locale');
    const say = figureWords(locale);
    const { id, role, unitId } = c.get('staff');
    const month = c.req.param('month');
    const reader = { id, role: role === 'admin' ? role : ('instructor' as const), unitId };
    const told = await monthFigures(tools, reader, month);
    if (told === undefined && month !== undefined) return problemPage(c, 'not-found', 404);
    const body = figuresBody(say, told, locale);
    return c.html(page(c, { title: say('title'), body, styles: ['admin'] }));
  });
  return app;
}

function figuresBody(say: FigureWords, told: MonthFigures | undefined, locale: Locale): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${told === undefined ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>` : monthBody(say, told, locale)}
<p class="soft small">${say('how')}</p>`;
}

function monthBody(say: FigureWords, { month, months, units }: MonthFigures, locale: Locale): Html {
  return html`<nav class="actions" aria-label="${say('months')}">${months
    .slice(0, 12)
    .map((one) =>
      one === month
        ? html`<span class="button" aria-current="page">${monthWords(one, locale)}</span>`
        : html`<a class="button quiet" href="/console/figures/${one}">${monthWords(one, locale)}</a>`,
    )}</nav>
<table class="board folds"><caption class="hush">${monthWords(month, locale)}</caption>
<thead><tr><th scope="col">${say('unit')}</th>${(units[0]?.figures ?? []).map(({ measure }) => html`<th scope="col">${say(measure)}</th>`)}</tr></thead>
<tbody>${units.map(
    ({ unit, figures }) =>
      html`<tr><th scope="row">${unit}</th>${figures.map((figure) => html`<td><span class="fold-label">${say(figure.measure)}: </span>${figureBody(say, figure)}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function figureBody(say: FigureWords, { told, atLeast }: UnitFigure): Html {
  if (told === undefined) return html`<span class="soft">${say('too-few', { k: atLeast })}</span>`;
  const share = typeof told.share === 'number' ? say('share', { n: told.share }) : say(told.share);
  return html`<b>${share}</b> <span class="soft">${say('of-about', { n: told.about })}</span>${told.together.length > 0 && html`<br><span class="soft small">${say('together', { names: told.together.join(say('join')) })}</span>`}`;
}
