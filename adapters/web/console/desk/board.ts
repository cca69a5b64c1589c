// What is open by its clock, and what was answered.

import { html } from 'hono/html';
import type { DeskBoard } from '../../../../src/care/desk/board.flow.ts';
import type { Html } from '../layout.ts';
import { owedPart } from './backing.ts';
import { aboutOf, deskTag, type Reading } from './parts.ts';
import { saidLine } from './words.ts';

const PLACES = ['overdue', 'untaken', 'today', 'running'] as const;
type Place = (typeof PLACES)[number];

export function boardBody(reading: Reading, board: DeskBoard, said: string | undefined): Html {
  const { say, locale } = reading;
  const desks = board.desks.map((one) => one[locale]).join(locale === 'en' ? ', ' : '、');
  const found = PLACES.map((place) => ({
    place,
    open: board.open.filter((one) => one.place === place),
  }));
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${desks === '' ? say('no-routes') : say('lead', { desks })}</p></div>${board.isHr && html`<p><a class="button" href="/console/desk/hours">${say('hours-title')}</a></p>`}</div>
${saidLine(say, said)}
${board.open.length === 0 && html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>`}
${found.map(({ place, open }) => open.length > 0 && openPart(reading, place, open))}
${owedPart(reading, board)}
${endedPart(reading, board)}`;
}

function openPart(reading: Reading, place: Place, open: DeskBoard['open']): Html {
  const { say, time } = reading;
  return html`<section class="stack" aria-labelledby="${place}-h"><h2 id="${place}-h">${say(`place-${place}`)} <span class="count num">${open.length}</span></h2>
<table class="board folds desk">
<thead><tr><th scope="col">${say('about')}</th><th scope="col">${say('desk')}</th><th scope="col">${say('due')}</th><th scope="col">${say('owner')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${open.map(
    (one) => html`<tr>
<th scope="row">${aboutOf(reading, one)}${one.reopened > 0 && html` <span class="tag bad">${say('verdict-reopened')}</span>`}</th>
<td>${deskTag(reading, one)}</td>
<td class="num"><span class="fold-label">${say('due')} </span>${place === 'overdue' ? html`<span class="tag bad">${time(one.dueAt)}</span>` : time(one.dueAt)}</td>
<td class="soft">${one.state === 'taken' ? one.owner : nobodyYet(reading, place, one.takeBy)}</td>
<td class="go"><a class="button" href="/console/desk/${one.id}" aria-label="${say('open-of', { about: aboutOf(reading, one), time: time(one.dueAt) })}">${say('open')}</a></td>
</tr>`,
  )}</tbody></table></section>`;
}

function nobodyYet({ say, time }: Reading, place: Place, takeBy: Date): Html {
  const by = say('take-by', { time: time(takeBy) });
  return html`${say('nobody')}${place === 'untaken' && html` <span class="tag bad num">${by}</span>`}${(place === 'today' || place === 'running') && html` <span class="num small">${by}</span>`}`;
}

function endedPart(reading: Reading, { ended }: DeskBoard): Html {
  const { say, time } = reading;
  return html`<section class="stack" aria-labelledby="ended-h"><h2 id="ended-h">${say('ended')}</h2>
${
  ended.length === 0
    ? html`<p class="soft">${say('ended-none')}</p>`
    : html`<table class="board folds desk">
<thead><tr><th scope="col">${say('about')}</th><th scope="col">${say('desk')}</th><th scope="col">${say('answered-at')}</th><th scope="col">${say('their-say')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${ended.map(
        (one) => html`<tr>
<th scope="row">${aboutOf(reading, one)}</th>
<td>${deskTag(reading, one)}</td>
<td class="num"><span class="fold-label">${say('answered-at')} </span>${one.answeredAt !== null && time(one.answeredAt)}</td>
<td>${one.outcome !== null && html`<span class="soft">${say(`outcome-${one.outcome}`)}</span> `}<span class="tag ${one.verdict === 'helped' ? 'good' : ''}">${say(`verdict-${one.verdict ?? 'none'}`)}</span></td>
<td class="go"><a class="button" href="/console/desk/${one.id}" aria-label="${say('open-of', { about: aboutOf(reading, one), time: time(one.dueAt) })}">${say('open')}</a></td>
</tr>`,
      )}</tbody></table>`
}</section>`;
}
