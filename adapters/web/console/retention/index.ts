// How long what is kept, and what the last run dropped and left: for an admin and an auditor,
// without a small number.

import { Hono } from 'hono';
import { html } from 'hono/html';
import retentionEn from '../../../../prompts/console/en/retention.json' with { type: 'json' };
import retentionZh from '../../../../prompts/console/zh-CN/retention.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import {
  type RetentionView,
  retentionView,
} from '../../../../src/trust/retention/holdings.flow.ts';
import type { Guarded } from '../../../../src/trust/retention/retention.ts';
import { type Html, page } from '../layout.ts';
import { monthWords } from '../times.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type Key = keyof typeof retentionEn;

const retentionWords = wordsIn<Key>(retentionEn, retentionZh);

export function retentionPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin', 'auditor'));
  app.get('/', async (c) => {
    const locale = c.get('locale');
    const say = retentionWords(locale);
    const reader = c.get('staff').role === 'auditor' ? 'auditor' : 'admin';
    const { timeZone } = tools.settings;
    const body = retentionBody(say, await retentionView(tools, reader), { locale, timeZone });
    return c.html(page(c, { title: say('title'), body, styles: ['admin'] }));
  });
  return app;
}

type Where = { readonly locale: Locale; readonly timeZone: string };

function retentionBody(say: Words<Key>, view: RetentionView, { locale, timeZone }: Where): Html {
  const time = view.lastAt?.toLocaleString(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${time === undefined ? html`<p class="notice">${say('never')}</p>` : html`<p>${say('last', { time })}</p>`}
${view.isOverdue ? html`<p class="said bad" role="alert">${say('overdue')}</p>` : ''}
<table class="board folds"><thead><tr><th scope="col">${say('class')}</th><th scope="col">${say('period')}</th><th scope="col">${say('dropped')}</th><th scope="col">${say('rows')}</th><th scope="col">${say('due')}</th><th scope="col">${say('oldest')}</th></tr></thead>
<tbody>${view.classes.map(
    ({ kept, days, since, left }) => html`<tr>
<th scope="row">${say(`class-${kept}`)}</th>
<td>${period(say, days)} <span class="soft">${say(`since-${since}` as Key)}</span></td>
${left === undefined ? html`<td class="soft" colspan="4">${kept === 'consent-and-access' ? say('by-log') : ''}</td>` : leftCells(say, left, locale)}
</tr>`,
  )}</tbody></table>
<p class="soft small">${say('change')}</p>`;
}

function leftCells(
  say: Words<Key>,
  { dropped, rows, due, oldestMonth }: Guarded,
  locale: Locale,
): Html {
  const number = (n: Guarded['rows']) => (typeof n === 'number' ? String(n) : say(n));
  return html`<td><span class="fold-label">${say('dropped')}: </span>${number(dropped)}</td>
<td><span class="fold-label">${say('rows')}: </span>${number(rows)}</td>
<td><span class="fold-label">${say('due')}: </span>${number(due)}</td>
<td>${oldestMonth === undefined ? '' : html`<span class="fold-label">${say('oldest')}: </span>${monthWords(oldestMonth, locale)}`}</td>`;
}

function period(say: Words<Key>, days: number): string {
  if (days === 0) return say('at-once');
  const isYears = days % 365 === 0;
  const n = isYears ? days / 365 : days;
  const one = isYears ? 'year' : 'day';
  return n === 1 ? say(one) : say(`${one}s`, { n });
}
