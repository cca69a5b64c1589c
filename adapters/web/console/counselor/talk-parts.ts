// Pieces that a talk and its practice share, so that the one is learned on the other.

import { html } from 'hono/html';
import type { Canned } from '../../../../src/hotline/canned.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

type Bubble = {
  readonly id: string;
  readonly author: 'officer' | 'counselor';
  readonly who: string;
  readonly words: string;
  readonly meta: Html;
  /** What stands beside the words. */
  readonly beside?: Html;
};

export function bubble({ id, author, who, words, meta, beside = html`` }: Bubble): Html {
  return html`<div class="said-by ${author}" data-id="${id}"><p class="by"><b>${who}</b> ${meta}</p><p class="words">${words}</p>${beside}</div>`;
}

/** Shown and put into the field by the page's script. */
export function cannedPart(say: TalkWords, canned: readonly Canned[]): Html {
  if (canned.length === 0) return html``;
  return html`<details class="canned" hidden><summary>${say('canned')} <kbd>/</kbd></summary>
<p id="canned-hint" class="soft small">${say('canned-hint')}</p>
<select id="canned" size="6" aria-label="${say('canned')}" aria-describedby="canned-hint">${canned.map(({ text }) => html`<option>${text}</option>`)}</select>
<button type="button" class="quiet" id="canned-put">${say('canned-put')}</button></details>`;
}
