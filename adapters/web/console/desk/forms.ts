// What a desk may do about a request, as forms that need no script.

import { html } from 'hono/html';
import type { OpenedRequest } from '../../../../src/care/desk/board.flow.ts';
import type { Html } from '../layout.ts';
import type { Reading } from './parts.ts';

const TEXT_MAX = 2_000;

export function takePart({ say }: Reading, { request }: OpenedRequest): Html {
  return html`<section class="card stack" aria-labelledby="take-h"><h2 id="take-h">${say('take-title')}</h2><p class="soft">${say('take-lead')}</p>
<form method="post" action="/console/desk/${request.id}/take"><button class="primary">${say('take')}</button></form></section>`;
}

export function answerPart({ say }: Reading, { request, together, outcomes }: OpenedRequest): Html {
  return html`<section class="card stack" aria-labelledby="answer-h"><h2 id="answer-h">${say('answer-title')}</h2><p class="soft" id="answer-hint">${say('answer-lead')}${together.length > 0 && html` <b>${say('answer-together', { n: together.length + 1 })}</b>`}</p>
<form method="post" action="/console/desk/${request.id}/answer" class="stack"><div class="field"><label for="answer">${say('answer-words')}</label><textarea id="answer" name="words" rows="5" required maxlength="${TEXT_MAX}" aria-describedby="answer-hint"></textarea></div>
<div class="field"><label for="outcome">${say('outcome')}</label><select id="outcome" name="outcome">${outcomes.map((one) => html`<option value="${one}">${say(`outcome-${one}`)}</option>`)}</select></div>
<button class="primary">${say('answer')}</button></form></section>`;
}

export function passPart({ say, locale }: Reading, { request, others }: OpenedRequest): Html {
  const at = `/console/desk/${request.id}/pass`;
  return html`<section class="card stack" aria-labelledby="pass-h"><h2 id="pass-h">${say('pass-title')}</h2><p class="soft">${say('pass-lead')}</p>
${
  others.length === 0
    ? html`<p>${say('pass-nobody')}</p>`
    : html`<form method="post" action="${at}" class="line"><div class="field"><label for="to">${say('pass-to')}</label><select id="to" name="to">${others.map(
        ({ id, label }) => html`<option value="${id}">${label[locale]}</option>`,
      )}</select></div><button>${say('pass')}</button></form>`
}</section>`;
}

export function offerPart({ say }: Reading, { request, offer }: OpenedRequest): Html {
  const { publishing } = request;
  return html`<section class="card stack" aria-labelledby="offer-h"><h2 id="offer-h">${say('offer-title')}</h2>
${
  publishing === null
    ? html`<p class="soft" id="offer-hint">${say('offer-lead')}</p><form method="post" action="/console/desk/${request.id}/offer" class="stack"><div class="field"><label for="offer">${say('offer-words')}</label><textarea id="offer" name="words" rows="4" required maxlength="${TEXT_MAX}" aria-describedby="offer-hint"></textarea></div><button>${say('offer')}</button></form>`
    : html`<p>${say(`offer-${publishing}`)}</p>${offer !== undefined && html`<blockquote class="note">${offer}</blockquote>`}`
}</section>`;
}
