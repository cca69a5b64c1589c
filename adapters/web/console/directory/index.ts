// The numbers that officers are given: found by region or word, and called again every 90 days.

import { Hono } from 'hono';
import { html } from 'hono/html';
import directoryEn from '../../../../prompts/console/en/directory.json' with { type: 'json' };
import directoryZh from '../../../../prompts/console/zh-CN/directory.json' with { type: 'json' };
import {
  checkNumber,
  type DirectoryView,
  directoryView,
  type EntryView,
} from '../../../../src/hotline/directory.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Html, page } from '../layout.ts';
import { saidLines } from '../said.ts';
import { dayWords } from '../times.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type Say = Words<keyof typeof directoryEn>;

const directoryWords = wordsIn<keyof typeof directoryEn>(directoryEn, directoryZh);
const saidLine = saidLines<keyof typeof directoryEn>(directoryEn, new Set(['checked']));

export function directoryPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead', 'admin'));

  app.get('/', async (c) => {
    const locale = c.get('locale');
    const say = directoryWords(locale);
    const [region, text] = [c.req.query('region') ?? '', c.req.query('text') ?? ''];
    const view = await directoryView(tools, { locale, region, text });
    const time = (at: Date) => dayWords(at, tools.settings.timeZone, locale);
    const body = html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${saidLine(say, c.req.query('said'))}
<p class="said ${view.dueCount > 0 ? 'bad' : 'good'}" role="status">${view.dueCount > 0 ? say('due', { n: view.dueCount }) : say('due-none')}</p>
${finder(say, view, { region, text })}
${view.entries.length === 0 ? html`<p class="card empty">${say('nothing')}</p>` : table(say, view, { time, mayCheck: c.get('staff').role !== 'counselor' })}`;
    return c.html(page(c, { title: say('title'), body, styles: ['admin', 'on-call'] }));
  });

  app.post('/:entry{[a-z0-9-]{2,40}}/checked', requireRole('lead', 'admin'), async (c) => {
    const { kind } = await checkNumber(tools, c.get('staff'), c.req.param('entry'));
    return c.redirect(`/console/directory?said=${kind}`, 303);
  });
  return app;
}

type Wanted = { readonly region: string; readonly text: string };

function finder(say: Say, { regions }: DirectoryView, { region, text }: Wanted): Html {
  const option = (value: string, name: string) =>
    html`<option value="${value}"${value === region ? html` selected` : ''}>${name}</option>`;
  return html`<form method="get" action="/console/directory" class="line" role="search">
<div class="field short"><label for="region">${say('region')}</label><select id="region" name="region">${option('', say('all'))}${regions.map((one) => option(one, one))}</select></div>
<div class="field"><label for="text">${say('search')}</label><input id="text" name="text" type="search" value="${text}" maxlength="60"></div>
<button>${say('find')}</button></form>`;
}

type Shown = { readonly time: (at: Date) => string; readonly mayCheck: boolean };

function table(say: Say, { entries }: DirectoryView, shown: Shown): Html {
  return html`<table class="board folds"><thead><tr><th scope="col">${say('region')}</th><th scope="col">${say('number')}</th><th scope="col">${say('name')}</th><th scope="col">${say('facts')}</th><th scope="col">${say('checked')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${entries.map((entry) => row(say, entry, shown))}</tbody></table>`;
}

function row(say: Say, entry: EntryView, { time, mayCheck }: Shown): Html {
  const { id, region, number, name, hours, languages, cost, answeredBy, note, source } = entry;
  return html`<tr><td class="soft">${region}</td><td class="num"><b>${number}</b></td>
<td>${name}<br><span class="soft small">${hours} · ${say('source', { source })}</span></td>
<td class="soft small">${languages.join(', ')} · ${say(`cost-${cost}`)} · ${say(`answers-${answeredBy}`)}<br>${say('learns')}: ${note ?? say('learns-not-known')}</td>
<td class="num">${number !== '' && html`<span class="tag ${entry.isDue ? 'bad' : 'good'}">${entry.checkedAt === undefined ? say('never') : time(entry.checkedAt)}</span>`}${entry.checkedBy !== undefined && html` <span class="soft small">${say('by', { who: entry.checkedBy })}</span>`}</td>
<td class="go">${mayCheck && number !== '' && html`<form method="post" action="/console/directory/${id}/checked"><button aria-label="${say('press-of', { name })}">${say('press')}</button></form>`}</td></tr>`;
}
