// Beside each of the counselor's lines what became of it, and a plain word when it did not arrive.

import { html } from 'hono/html';
import type { CaseView, SaidView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function fateTag(say: TalkWords, fate: SaidView['fate']): Html {
  if (fate === undefined) return html``;
  const isBad = fate === 'unreachable' || fate === 'refused';
  return html` <span class="fate${isBad ? ' tag bad' : ''}" data-fate="${fate}">${say(`fate-${fate}`)}</span>`;
}

/** Always there, so that the page's script can put the word in when it comes to that. */
export function cutOffPart(say: TalkWords, view: CaseView): Html {
  const { officer, isCutOff, isMine, mayAskGlass, id } = view;
  return html`<div id="talk-fate" role="status">${officer === undefined && html`<p class="said bad">${say('erased-note')}</p>`}${
    isCutOff &&
    html`<div class="said bad"><p><b>${say('cut-off')}</b> ${say('cut-off-more')}</p>${
      isMine &&
      html`<ul><li>${say('cut-off-stay')}</li><li>${say('cut-off-lead')}</li>${mayAskGlass && html`<li><a href="/console/glass/ask/${id}">${say('cut-off-glass')}</a></li>`}<li>${say('cut-off-close')}</li></ul>`
    }</div>`
  }</div>`;
}
