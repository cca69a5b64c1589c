// Beside the talk: to a colleague and back, and a lead who sits in.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function handOverPart(say: TalkWords, { id, isMine, handOver }: CaseView): Html {
  const { colleagues, offeredTo, joined, hasJoined, mayJoin } = handOver;
  const mayOffer = isMine && colleagues.length > 0;
  if (!mayOffer && !hasJoined && !mayJoin && joined === undefined) return html``;
  return html`<section class="card stack" aria-labelledby="hand-over-h"><h2 id="hand-over-h">${say('hand-over')}</h2>
${joined !== undefined && html`<p class="said">${say('joined-note', { counselor: joined })}</p>`}
${mayOffer && (offeredTo === undefined ? offer(say, id, colleagues) : html`<p>${say('offered', { counselor: offeredTo })}</p>${press(id, 'keep', say('offer-back'))}`)}
${mayJoin && html`<p class="soft small">${say('join-more')}</p>${press(id, 'join', say('join'))}`}
${hasJoined && press(id, 'leave', say('leave'))}
</section>`;
}

function offer(say: TalkWords, id: string, colleagues: CaseView['handOver']['colleagues']): Html {
  return html`<p class="soft small">${say('hand-over-more')}</p>
<form method="post" action="/console/talks/${id}/offer" class="stack">
<div class="field"><label for="offer-to">${say('hand-over-to')}</label>
<select id="offer-to" name="to" required><option value="">${say('choose')}</option>${colleagues.map((one) => html`<option value="${one.id}">${one.label}</option>`)}</select></div>
<button>${say('offer')}</button></form>`;
}

function press(id: string, path: string, text: string): Html {
  return html`<form method="post" action="/console/talks/${id}/${path}"><button>${text}</button></form>`;
}
