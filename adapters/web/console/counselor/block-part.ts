// Beside the talk: holding somebody off the line for abuse, asked by one and decided by another.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function blockPart(say: TalkWords, { id, block }: CaseView): Html {
  const { asked, mayAsk, mayDecide, mayLift, reasons, days } = block;
  if (asked === undefined && !mayAsk) return html``;
  return html`<section class="card stack" aria-labelledby="block-h"><h2 id="block-h">${say('block')}</h2>
${asked && html`<p class="said">${say(`block-is-${asked.state}`)} ${say(`block-${asked.reason}`)}</p>`}
${
  mayAsk &&
  html`<details><summary>${say('block-ask')}</summary>
<p class="soft small">${say('block-more', { days })}</p>
<form method="post" action="/console/talks/${id}/block" class="stack">
<div class="field"><label for="block-reason">${say('reason')}</label>
<select id="block-reason" name="reason" required><option value="">${say('choose')}</option>${reasons.map((one) => html`<option value="${one}">${say(`block-${one}`)}</option>`)}</select></div>
<button class="danger">${say('block-ask')}</button></form></details>`
}
${mayDecide && html`${press(id, 'confirm', say('block-confirm'), 'danger')}${press(id, 'refuse', say('block-refuse'), '')}`}
${mayLift && press(id, 'lift', say('block-lift'), '')}
</section>`;
}

function press(id: string, path: string, text: string, tone: string): Html {
  return html`<form method="post" action="/console/talks/${id}/block/${path}"><button class="${tone}">${text}</button></form>`;
}
