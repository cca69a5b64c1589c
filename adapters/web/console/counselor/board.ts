// The queue as a page, and its board as a piece that the page asks for again.

import { html } from 'hono/html';
import {
  type ClaimedView,
  countRinging,
  type QueueView,
  type WaitingView,
} from '../../../../src/hotline/queue.flow.ts';
import type { Html } from '../layout.ts';
import { limitsPart } from './limits-part.ts';
import { alarmBar, clockTag, levelTag, saidLine, since } from './parts.ts';
import type { TalkWords } from './words.ts';

export function queueBody(say: TalkWords, view: QueueView, isLead: boolean, said: string): Html {
  return html`<div class="head">
<div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div>
${alarmBar(say)}
</div>
${saidLine(say, said)}
<form method="post" action="/console/talks/next" class="next">
<button class="primary big" id="take-next">${say('take-next')} <kbd>${say('take-next-key')}</kbd></button>
</form>
${board(say, view, isLead)}
${isLead && finder(say)}`;
}

/** For a lead: any talk, closed ones too. */
function finder(say: TalkWords): Html {
  return html`<form method="post" action="/console/talks/find" class="find">
<div class="field"><label for="code">${say('find-code')}</label><input id="code" name="code" class="code" required maxlength="6" autocomplete="off" autocapitalize="characters" spellcheck="false"></div>
<button>${say('find')}</button></form>`;
}

/** `data-ringing` tells the page's script how many ring, and how urgently. */
export function board(say: TalkWords, view: QueueView, isLead: boolean): Html {
  const { now, waiting, own, others, offers } = view;
  const { ringing, urgent } = countRinging(waiting);
  return html`<div id="board" class="stack-l" data-now="${now.toISOString()}" data-ringing="${ringing}" data-urgent="${urgent}">
${limitsPart(say, view)}
${offers.length > 0 && offered(say, offers)}
${own.length > 0 && talks(say, own, 'own')}
<section aria-labelledby="waiting-h">
<h2 id="waiting-h">${say('waiting')} <span class="count num">${waiting.length}</span></h2>
${waiting.length === 0 ? nobody(say) : queue(say, waiting)}
</section>
${others.length > 0 && talks(say, others, isLead ? 'supervised' : 'others')}
</div>`;
}

function nobody(say: TalkWords): Html {
  return html`<div class="card empty"><p><b>${say('nobody-waits')}</b></p><p>${say('nobody-waits-more')}</p></div>`;
}

function queue(say: TalkWords, waiting: readonly WaitingView[]): Html {
  return html`<table class="board folds queue">
<thead><tr><th scope="col">${say('level')}</th><th scope="col">${say('code')}</th><th scope="col">${say('waited')}</th><th scope="col">${say('clock')}</th><th scope="col">${say('wishes')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${waiting.map((one) => row(say, one))}</tbody>
</table>`;
}

function row(say: TalkWords, one: WaitingView): Html {
  const { id, code, level, queuedAt, clock, seenBy, keptOff } = one;
  return html`<tr${clock.kind === 'ringing' ? html` class="rings${level >= 'L3' ? ' urgent' : ''}"` : ''} data-case="${id}">
<td>${levelTag(say, level)}</td>
<td><span class="code">${code}</span></td>
<td class="num">${since(queuedAt)}</td>
<td>${clockTag(say, clock)}${seenBy !== undefined && html` <span class="soft small">${say('seen-by', { who: seenBy })}</span>`}</td>
<td class="soft">${about(say, one)}</td>
<td class="go"><div class="actions">
${clock.kind === 'ringing' && press(say, `/console/talks/${id}/acknowledge`, 'acknowledge', code)}
${keptOff === undefined ? press(say, `/console/talks/${id}/take`, 'take', code) : html`<span class="soft small">${say(`off-${keptOff}`)}</span>`}
</div></td>
</tr>`;
}

/** What there is to know of whoever waits: language, unit, what they wish. */
function about(say: TalkWords, { locale, isUnitKnown, wishes }: WaitingView): string {
  return [
    ...(locale === undefined ? [] : [say(`language-${locale}`)]),
    say(isUnitKnown ? 'unit-known' : 'unit-unknown'),
    ...wishes.map((wish) => say(`wish-${wish}`)),
  ].join(' · ');
}

function press(
  say: TalkWords,
  action: string,
  word: 'acknowledge' | 'take' | 'hand-back' | 'take-over' | 'decline',
  code: string,
): Html {
  return html`<form method="post" action="${action}"><button aria-label="${say(`${word}-code`, { code })}"${word === 'take' ? html` class="take"` : ''}>${say(word)}</button></form>`;
}

function offered(say: TalkWords, offers: readonly ClaimedView[]): Html {
  return html`<section aria-labelledby="offers-h">
<h2 id="offers-h">${say('offers')} <span class="count num">${offers.length}</span></h2>
<ul class="talks">${offers.map(
    ({ id, code, level, counselor }) => html`<li class="card">
${levelTag(say, level)} <span class="code">${code}</span>
<span>${say('offer-from', { counselor })}</span>
<span class="actions">${press(say, `/console/talks/${id}/take-over`, 'take-over', code)}${press(say, `/console/talks/${id}/decline`, 'decline', code)}</span>
</li>`,
  )}</ul>
</section>`;
}

function talks(
  say: TalkWords,
  list: readonly ClaimedView[],
  whose: 'own' | 'others' | 'supervised',
): Html {
  const heading = whose === 'own' ? 'own' : 'others';
  return html`<section aria-labelledby="${heading}-h">
<h2 id="${heading}-h">${say(heading)} <span class="count num">${list.length}</span></h2>
<ul class="talks">${list.map(
    ({ id, code, level, counselor, claimedAt, noAnswerSince }) => html`<li class="card">
${levelTag(say, level)} <span class="code">${code}</span>
<span class="soft">${whose === 'own' ? '' : counselor}</span> <span class="num soft">${since(claimedAt)}</span>
${whose === 'own' && noAnswerSince && html`<span class="tag num bad">${say('no-answer')} ${since(noAnswerSince)}</span>`}
${whose === 'own' && html`<a class="button primary" href="/console/talks/${id}" aria-label="${say('open-code', { code })}">${say('open')}</a>`}
${
  whose === 'supervised' &&
  html`<span class="actions"><a class="button" href="/console/talks/${id}" aria-label="${say('look-code', { code })}">${say('look')}</a>${press(say, `/console/talks/${id}/release`, 'hand-back', code)}</span>`
}
</li>`,
  )}</ul>
</section>`;
}
