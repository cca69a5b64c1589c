// What is owed, by when: overdue, today, this week, coming up; and with whom nobody has talked.

import { html } from 'hono/html';
import type { Board, BoardEntry } from '../../../../src/care/board.flow.ts';
import type { Html } from '../layout.ts';
import { dayWords, formTag, type Reading, whyWords } from './parts.ts';
import { saidLine } from './words.ts';

const PLACES = ['overdue', 'today', 'week', 'soon'] as const;
/** The first of a long list are seen at once, the rest by one press; what is due today is all seen. */
const SEEN = 8;

export function boardBody(reading: Reading, board: Board, said: string | undefined): Html {
  const { say } = reading;
  const found = PLACES.map((place) => ({
    place,
    tasks: board.tasks.filter((one) => one.place === place),
  }));
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div>
<div class="actions"><a class="button primary" href="/console/care/people">${say('tell-title')}</a><a class="button" href="/console/care/workload">${say('workload-title')}</a><a class="button" href="/console/care/ledger">${say('ledger')}</a></div></div>
${saidLine(say, said)}
${board.tasks.length === 0 && html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>`}
${found.map(({ place, tasks }) => tasks.length > 0 && section(reading, board, place, tasks))}
<div class="units">${handOversPart(reading, board)}${uncoveredPart(reading, board)}${feedPart(reading, board)}</div>`;
}

function section(
  reading: Reading,
  board: Board,
  place: BoardEntry['place'],
  tasks: readonly BoardEntry[],
): Html {
  const { say } = reading;
  const seen = place === 'today' ? tasks.length : SEEN;
  const [first, rest] = [tasks.slice(0, seen), tasks.slice(seen)];
  return html`<section class="stack" aria-labelledby="${place}-h"><h2 id="${place}-h">${say(`place-${place}`)} <span class="count num">${tasks.length}</span></h2>
${taskTable(reading, board, first)}
${rest.length > 0 && html`<details><summary>${say('show-more', { n: rest.length })}</summary>${taskTable(reading, board, rest)}</details>`}</section>`;
}

function taskTable(reading: Reading, { colleagues }: Board, tasks: readonly BoardEntry[]): Html {
  const { say, locale } = reading;
  return html`<table class="board folds care">
<thead><tr><th scope="col">${say('who')}</th><th scope="col">${say('what')}</th><th scope="col">${say('due')}</th><th scope="col">${say('owner')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${tasks.map(
    ({ task, name, no, why, place }) => html`<tr>
<th scope="row">${name} <span class="soft small num">${no}</span></th>
<td>${formTag(say, task)} ${whyWords(reading, why)}</td>
<td class="num">${place === 'overdue' ? html`<span class="tag bad">${dayWords(task.dueOn, locale)}</span>` : dayWords(task.dueOn, locale)}${task.postponed > 0 && html` <span class="soft small">${say('put-off-times', { n: task.postponed })}</span>`}</td>
<td class="soft">${colleagues.find(({ id }) => id === task.ownerId)?.label ?? say('anyone')}</td>
<td class="go"><a class="button" href="/console/care/tasks/${task.id}" aria-label="${say('open-of', { name, form: say(`form-${task.form}`) })}">${say('open')}</a></td>
</tr>`,
  )}</tbody></table>`;
}

function handOversPart({ say, locale }: Reading, { handOvers, today }: Board): Html {
  if (handOvers.length === 0) return html``;
  return html`<section class="card stack" aria-labelledby="over-h"><h2 id="over-h">${say('hand-overs')}</h2>
<ul class="plain">${handOvers.map(
    ({ officerId, name, from }) =>
      html`<li><a href="/console/care/people/${officerId}">${name}</a> <span class="tag ${from <= today ? 'bad' : 'accent'} num">${say('away-from', { day: dayWords(from, locale) })}</span></li>`,
  )}</ul></section>`;
}

function uncoveredPart({ say, locale }: Reading, { uncovered, officers }: Board): Html {
  return html`<section class="card stack" aria-labelledby="uncovered-h"><h2 id="uncovered-h">${say('uncovered')}</h2>
${
  uncovered.length === 0
    ? html`<p class="soft">${say(officers.length === 0 ? 'people-none' : 'uncovered-none')}</p>`
    : html`<ul class="plain">${uncovered.map(
        ({ id, name, lastOn }) =>
          html`<li><a href="/console/care/people/${id}">${name}</a> <span class="soft small num">${lastOn === null ? say('never') : say('last-on', { day: dayWords(lastOn, locale) })}</span></li>`,
      )}</ul>`
}</section>`;
}

function feedPart({ say, locale }: Reading, { feedSince }: Board): Html {
  const since = feedSince?.toISOString().slice(0, 10);
  return html`<section class="card stack" aria-labelledby="feed-h"><h2 id="feed-h">${say('feed-title')}</h2><p class="soft">${say('feed-lead')}</p>
${since !== undefined && html`<p>${say('feed-on', { day: dayWords(since, locale) })}</p>`}
<div class="actions"><form method="post" action="/console/care/feed"><button>${say(since === undefined ? 'feed-make' : 'feed-again')}</button></form>
${since !== undefined && html`<form method="post" action="/console/care/feed/end"><button class="danger">${say('feed-end')}</button></form>`}</div></section>`;
}

export function feedBody({ say }: Reading, address: string): Html {
  return html`<section class="card stack"><h1>${say('feed-made-title')}</h1><p class="soft">${say('feed-made-lead')}</p>
<div class="field"><label for="address">${say('feed-title')}</label><input id="address" readonly value="${address}"></div>
<p><a class="button" href="/console/care">${say('to-board')}</a></p></section>`;
}
