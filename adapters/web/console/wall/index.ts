// How the line did, for the lead: times to be seen and to a person, missed clocks, who left first.

import { Hono } from 'hono';
import { html } from 'hono/html';
import wallEn from '../../../../prompts/console/en/wall.json' with { type: 'json' };
import wallZh from '../../../../prompts/console/zh-CN/wall.json' with { type: 'json' };
import { type LoadRow, loadsOfAll } from '../../../../src/hotline/care/load.flow.ts';
import { queueView, type WaitingView } from '../../../../src/hotline/queue.flow.ts';
import { WALL_DAYS, type WallView, wallView } from '../../../../src/hotline/wall.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { levelTag } from '../counselor/parts.ts';
import { type TalkWords, talkWords } from '../counselor/words.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type Say = Words<keyof typeof wallEn>;
type Row = WallView['rows'][number];

const wallWords = wordsIn<keyof typeof wallEn>(wallEn, wallZh);

export function wallPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('lead'));
  app.get('/', async (c) => {
    const say = wallWords(c.get('locale'));
    const view = await wallView(tools, c.get('staff'), c.req.query('days') ?? '');
    if (view === undefined) return problemPage(c, 'not-allowed', 403);
    const loads = await loadsOfAll(tools, c.get('staff'));
    const { waiting } = await queueView(tools, c.get('staff'));
    const now = inLine(say, talkWords(c.get('locale')), waiting);
    const parts = html`${body(say, view, now)}${load(say, loads)}`;
    return c.html(page(c, { title: say('title'), body: parts, styles: ['talks'] }));
  });
  return app;
}

function body(say: Say, { rows, followed, days }: WallView, now: Html): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div>
<nav class="actions" aria-label="${say('period')}">${WALL_DAYS.map(
    (n) =>
      html`<a class="button${n === days ? ' primary' : ''}" href="/console/wall?days=${n}"${n === days ? html` aria-current="true"` : ''}>${say('days', { n })}</a>`,
  )}</nav></div>
${now}
${followed.of > 0 && html`<p class="card">${say('followed')} <span class="tag num ${followed.held === followed.of ? 'good' : 'bad'}">${say('followed-share', { held: followed.held, of: followed.of, share: Math.round((100 * followed.held) / followed.of) })}</span></p>`}
${rows.length === 0 ? html`<p class="card empty">${say('nothing')}</p>` : table(say, rows)}
<p class="soft small">${say('how')}</p>`;
}

/** Who of us has seen an alert, and which nobody has. */
function inLine(say: Say, talk: TalkWords, waiting: readonly WaitingView[]): Html {
  if (waiting.length === 0) return html``;
  return html`<section class="stack apart" aria-labelledby="now-h"><h2 id="now-h">${say('now')}</h2>
<table class="board folds wall"><thead><tr>${(['level', 'code', 'seen-by'] as const).map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
<tbody>${waiting.map(
    ({ level, code, clock, seenBy }) =>
      html`<tr><th scope="row">${levelTag(talk, level)}</th><td><span class="code">${code}</span></td><td><span class="fold-label">${say('seen-by')}: </span>${clock.kind === 'ringing' ? html`<span class="tag bad">${say('seen-by-nobody')}</span>` : (seenBy ?? '–')}</td></tr>`,
  )}</tbody></table></section>`;
}

function load(say: Say, rows: readonly LoadRow[]): Html {
  const head = ['who', 'talks-now', 'hard-day', 'hard-week', 'break'] as const;
  const cell = (key: Parameters<Say>[0], n: number) =>
    html`<td class="num"><span class="fold-label">${say(key)}: </span>${n}</td>`;
  return html`<section class="stack apart" aria-labelledby="load-h"><h2 id="load-h">${say('load')}</h2><p class="soft small">${say('load-lead')}</p>
<table class="board folds wall"><thead><tr>${head.map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
<tbody>${rows.map(({ label, talks, hardDay, hardWeek, isBreakDue }) => html`<tr><th scope="row">${label}</th>${cell('talks-now', talks)}${cell('hard-day', hardDay)}${cell('hard-week', hardWeek)}<td><span class="fold-label">${say('break')}: </span>${isBreakDue ? html`<span class="tag bad">${say('break-due')}</span>` : '–'}</td></tr>`)}</tbody></table></section>`;
}

function table(say: Say, rows: readonly Row[]): Html {
  const head = [
    'level',
    'waits',
    'seen',
    'human',
    'late-seen',
    'late-human',
    'abandoned',
    'open',
  ] as const;
  return html`<table class="board folds wall"><thead><tr>${head.map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => line(say, row))}</tbody></table>`;
}

function line(say: Say, row: Row): Html {
  const { level, waits, toAcknowledge, toHuman, lateAcknowledge, lateHuman, abandoned, open } = row;
  const cell = (key: Parameters<Say>[0], text: Html | string) =>
    html`<td class="num"><span class="fold-label">${say(key)}: </span>${text}</td>`;
  const share = (n: number) =>
    html`<span class="tag ${n === 0 ? 'good' : 'bad'}">${n} · ${Math.round((100 * n) / waits)} %</span>`;
  return html`<tr><th scope="row"><span class="level" data-level="${level}">${level}</span></th>
${cell('waits', String(waits))}${cell('seen', times(say, toAcknowledge))}${cell('human', times(say, toHuman))}
${cell('late-seen', share(lateAcknowledge))}${cell('late-human', share(lateHuman))}${cell('abandoned', String(abandoned))}${cell('open', String(open))}</tr>`;
}

function times(say: Say, found: Row['toHuman']): string {
  return found === undefined
    ? '–'
    : say('times', { median: shown(found.medianMin), most: shown(found.p95Min) });
}

/** Minutes, exact where seconds count. */
function shown(minutes: number): string {
  return minutes < 10 ? minutes.toFixed(1) : String(Math.round(minutes));
}
