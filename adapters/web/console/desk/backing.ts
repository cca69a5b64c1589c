// What is done for an officer beside the answer: of one request, and of the week.

import { html } from 'hono/html';
import type { DeskBoard, OpenedRequest } from '../../../../src/care/desk/board.flow.ts';
import type { Html } from '../layout.ts';
import { aboutOf, deskTag, type Reading } from './parts.ts';

type Step = OpenedRequest['backing'][number];

export function owedPart(reading: Reading, { owed }: DeskBoard): Html {
  const { say, locale, time } = reading;
  if (owed.length === 0) return html``;
  return html`<section class="stack" aria-labelledby="owed-h"><h2 id="owed-h">${say('owed')} <span class="count num">${owed.length}</span></h2>
<table class="board folds desk">
<thead><tr><th scope="col">${say('owed-what')}</th><th scope="col">${say('desk')}</th><th scope="col">${say('owed-by')}</th><th scope="col">${say('about')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${owed.map(
    (one) => html`<tr>
<th scope="row">${one.step[locale]}</th>
<td>${deskTag(reading, one)}</td>
<td class="num"><span class="fold-label">${say('owed-by')} </span>${one.isLate ? html`<span class="tag bad">${time(one.dueAt)}</span>` : time(one.dueAt)}</td>
<td class="soft">${aboutOf(reading, one)}</td>
<td class="go"><a class="button" href="/console/desk/${one.id}#backing-h" aria-label="${say('open-of', { about: one.step[locale], time: time(one.dueAt) })}">${say('open')}</a></td>
</tr>`,
  )}</tbody></table></section>`;
}

export function backingPart(reading: Reading, { request, backing, mayBack }: OpenedRequest): Html {
  const { say } = reading;
  if (backing.length === 0) return html``;
  return html`<section class="card stack" aria-labelledby="backing-h"><h2 id="backing-h">${say('backing')}</h2><p class="soft">${say(mayBack ? 'backing-lead' : 'backing-take')}</p>
<ul class="same">${backing.map((one) => html`<li>${lineOf(reading, one)}${mayBack && one.doneAt === null && buttons(reading, request.id, one)}</li>`)}</ul></section>`;
}

function lineOf({ say, locale, time }: Reading, { label, dueAt, doneAt, how, isLate }: Step): Html {
  if (doneAt === null)
    return html`<b>${label[locale]}</b> <span class="${isLate ? 'tag bad' : 'soft'} num">${say('backing-by', { time: time(dueAt) })}</span>`;
  return html`<span>${label[locale]}</span> <span class="tag ${how === 'done' ? 'good' : ''} num">${say(`backing-${how ?? 'done'}-at`, { time: time(doneAt) })}</span>`;
}

function buttons({ say, locale }: Reading, requestId: string, { id, label, asks }: Step): Html {
  const name = label[locale];
  const done = asks ? 'backing-ask' : 'backing-done';
  return html`<form method="post" action="/console/desk/${requestId}/back" class="actions"><input type="hidden" name="step" value="${id}"><button name="how" value="done" aria-label="${say('backing-of', { what: say(done), name })}">${say(done)}</button><button class="quiet" name="how" value="not-needed" aria-label="${say('backing-of', { what: say('backing-not'), name })}">${say('backing-not')}</button></form>`;
}
