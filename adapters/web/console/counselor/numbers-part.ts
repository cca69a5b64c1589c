// Beside the talk: whom the officer can call where they are, as they would read it, so that nobody
// has to look for a number in another window.

import { html } from 'hono/html';
import { helpNumbers } from '../../../../src/core/help-numbers.ts';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function numbersPart(say: TalkWords, { officer, isMine }: CaseView): Html {
  if (officer === undefined || !isMine) return html``;
  const { locale, region } = officer;
  const numbers = helpNumbers(locale, region);
  return html`<section class="card" aria-labelledby="numbers-h"><h2 id="numbers-h">${say('numbers')}</h2>
<details><summary>${say('numbers-open')}</summary>
<ul lang="${locale}">${numbers.map(({ number, name, note }) => html`<li><b class="num">${number}</b> ${name} <span class="soft small">${note}</span></li>`)}</ul>
<p><a href="/console/directory?region=${region}">${say('numbers-all')}</a></p></details></section>`;
}
