// Every request and opening, newest first: codes, people and times.

import { html } from 'hono/html';
import type { GlassView } from '../../../../src/trust/glass/glass-view.flow.ts';
import type { Html } from '../layout.ts';
import type { GlassWords } from './words.ts';

type Times = (at: Date) => string;

export function listBody(say: GlassWords, list: readonly GlassView[], time: Times): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft lead">${say('lead')}</p></div></div>
${list.length === 0 ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>` : table(say, list, time)}`;
}

function table(say: GlassWords, list: readonly GlassView[], time: Times): Html {
  return html`<table class="board folds">
<thead><tr>${(['case', 'ground', 'asked', 'decided', 'state'] as const).map((key) => html`<th scope="col">${say(key)}</th>`)}<th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${list.map((one) => row(say, one, time))}</tbody></table>`;
}

function row(say: GlassWords, one: GlassView, time: Times): Html {
  const { id, code, level, wish, asker, askedAt, decider, may } = one;
  const isMyTurn = may.decide || may.look || may.review;
  return html`<tr${isMyTurn ? '' : html` class="gone"`}>
<td><span class="level" data-level="${level}">${level}</span> <span class="code">${code}</span></td>
<td>${say(`ground-${wish.ground}`)}</td>
<td><span class="fold-label">${say('asked')} </span>${asker}<br><span class="soft small num">${time(askedAt)}</span></td>
<td>${decider && html`<span class="fold-label">${say('decided')} </span>${decider}`}</td>
<td>${stateTag(say, one)}</td>
<td class="go"><a class="button${isMyTurn ? ' primary' : ''}" href="/console/glass/${id}" aria-label="${say(may.decide ? 'answer-of' : 'open-of', { code })}">${say(may.decide ? 'answer' : 'open')}</a></td>
</tr>`;
}

export function stateTag(say: GlassWords, { state, reviewedAt }: GlassView): Html {
  const tone = state === 'open' ? ' bad' : state === 'asked' ? ' accent' : '';
  const isSeen = reviewedAt !== undefined;
  const isUnseen = !isSeen && (state === 'open' || state === 'over');
  return html`<span class="tag${tone}">${say(`state-${state}`)}</span>${isUnseen && html` <span class="tag">${say('unseen')}</span>`}${isSeen && html` <span class="tag good">${say('seen')}</span>`}`;
}
