// One request: what was written, where it stands, and what may be done about it.

import { html } from 'hono/html';
import type { OpenedRequest } from '../../../../src/care/desk/board.flow.ts';
import type { Html } from '../layout.ts';
import { backingPart } from './backing.ts';
import { answerPart, offerPart, passPart, takePart } from './forms.ts';
import { aboutOf, deskTag, type Reading } from './parts.ts';
import { saidLine } from './words.ts';

export function requestBody(
  reading: Reading,
  opened: OpenedRequest,
  said: string | undefined,
): Html {
  const { say, time } = reading;
  const { request, unit, mayStep } = opened;
  const tone = request.state === 'answered' ? 'good' : request.state === 'new' ? 'accent' : '';
  return html`<p><a class="back" href="/console/desk">${say('to-board')}</a></p>
<div class="head"><div><h1>${aboutOf(reading, request)}</h1>
<p>${deskTag(reading, request)} <span class="tag ${tone}">${say(`state-${request.state}`)}${request.owner !== undefined && request.state === 'taken' && html` · ${request.owner}`}</span> <span class="soft num">${say('received', { time: time(request.receivedAt) })} · ${unit === undefined ? say('no-unit') : say('from-unit', { unit })}</span></p></div></div>
${saidLine(say, said)}
${standing(reading, opened)}
<div class="columns"><div class="stack">
<section class="card stack" aria-labelledby="told-h"><h2 id="told-h">${say('told')}</h2>
<blockquote class="note">${opened.words}</blockquote>${opened.added !== undefined && html`<h3>${say('added')}</h3><blockquote class="note">${opened.added}</blockquote>`}<p class="soft small">${say('told-hint')}</p></section>
${checklist(reading, opened)}
${earlierPart(reading, opened)}
${backingPart(reading, opened)}
${together(reading, opened)}
</div><div class="stack">
${request.state !== 'answered' && html`<p class="num">${say('due')} ${opened.isOverdue ? html`<span class="tag bad">${time(request.dueAt)}</span>` : html`<b>${time(request.dueAt)}</b>`}</p>`}
${mayStep.take && takePart(reading, opened)}
${mayStep.answer && answerPart(reading, opened)}
${
  request.state === 'answered' &&
  html`<section class="card stack" aria-labelledby="answered-h"><h2 id="answered-h">${say('answered-title')}</h2><blockquote class="note">${opened.answer}</blockquote>
<p class="soft">${request.outcome !== null && say(`outcome-${request.outcome}`)} · ${say('their-say')}: ${say(`verdict-${request.verdict ?? 'none'}`)}</p></section>`
}
${request.state === 'answered' ? offerPart(reading, opened) : passPart(reading, opened)}
</div></div>`;
}

/** What did not solve it, for whoever answers next. */
function earlierPart({ say }: Reading, { request, answer }: OpenedRequest): Html {
  const isEarlier = request.reopened > 0 && request.state !== 'answered' && answer !== undefined;
  return html`${isEarlier && html`<section class="card stack" aria-labelledby="before-h"><h2 id="before-h">${say('answered-before')}</h2><blockquote class="note">${answer}</blockquote></section>`}`;
}

function standing({ say, locale }: Reading, { request, isClimbed, isPassed }: OpenedRequest): Html {
  const desk = request.labels.desk[locale];
  return html`${request.reopened > 0 && request.state !== 'answered' && html`<p class="said bad">${say('reopened')}</p>`}
${isClimbed && html`<p class="said">${say('climbed', { desk })}</p>`}${isPassed && html`<p class="said">${say('passed', { desk })}</p>`}`;
}

function checklist({ say, locale }: Reading, { form, request }: OpenedRequest): Html {
  if (form === undefined || form.checklist.length === 0) return html``;
  return html`<section class="card stack" aria-labelledby="check-h"><h2 id="check-h">${say('checklist')}</h2>
<form method="post" action="/console/desk/${request.id}/check" class="stack"><fieldset class="ticks"><legend class="hush">${say('checklist')}</legend>${form.checklist.map(
    ({ id, label }) =>
      html`<label class="tick"><input type="checkbox" name="there" value="${id}"${request.checked.includes(id) ? html` checked` : ''}> ${label[locale]}</label>`,
  )}</fieldset><button>${say('check')}</button></form></section>`;
}

function together({ say, time }: Reading, { request, together: same, alike }: OpenedRequest): Html {
  const link = ({ id, receivedAt }: OpenedRequest['alike'][number]) =>
    html`<span class="num">${say('received', { time: time(receivedAt) })}</span> <a class="button" href="/console/desk/${id}" aria-label="${say('look-of', { time: time(receivedAt) })}">${say('look')}</a>`;
  return html`${
    same.length > 0 &&
    html`<section class="card stack" aria-labelledby="same-h"><h2 id="same-h">${say('together-title')}</h2><ul class="same">${same.map((one) => html`<li>${link(one)}</li>`)}</ul></section>`
  }${
    alike.length > 0 &&
    request.state !== 'answered' &&
    html`<section class="card stack" aria-labelledby="alike-h"><h2 id="alike-h">${say('alike-title')}</h2><p class="soft">${say('alike-lead')}</p><ul class="same">${alike.map(
      (one) =>
        html`<li>${link(one)} <form method="post" action="/console/desk/${request.id}/gather"><button name="other" value="${one.id}" aria-label="${say('gather-of', { time: time(one.receivedAt) })}">${say('gather')}</button></form></li>`,
    )}</ul></section>`
  }`;
}
