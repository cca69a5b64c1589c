// Beside the talk: the safety ladder as a form. It suggests a level; changing it is another press.

import { html } from 'hono/html';
import type { CaseView, LadderView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import { since } from './parts.ts';
import type { TalkKey, TalkWords } from './words.ts';

type Rung = keyof LadderView['rungs'];

export function ladderPart(say: TalkWords, { id, isMine, level, ladder }: CaseView): Html {
  const { last } = ladder;
  if (!isMine && last === undefined) return html``;
  return html`<section class="card stack" aria-labelledby="ladder-h"><h2 id="ladder-h">${say('ladder')}</h2>
${
  last &&
  html`<p>${say(last.suggests === level ? 'ladder-fits' : 'ladder-suggests', { level: `${last.suggests} ${say(`level-${last.suggests}`)}` })} <span class="soft">${since(last.at)}</span></p>
<dl class="facts">${rungsOf(ladder).flatMap((rung) => {
    const answer = last.form[rung];
    return answer === undefined
      ? []
      : [html`<div><dt>${say(`rung-${rung}`)}</dt><dd>${say(word(rung, answer))}</dd></div>`];
  })}</dl>`
}
${isMine && form(say, id, ladder)}
</section>`;
}

function form(say: TalkWords, id: string, ladder: LadderView): Html {
  return html`<details><summary>${say('ladder-write')}</summary>
<p class="soft small">${say('ladder-more')}</p>
<form method="post" action="/console/talks/${id}/ladder" class="stack">
${rungsOf(ladder).map(
  (rung) => html`<div class="field"><label for="rung-${rung}">${say(`rung-${rung}`)}</label>
<p id="rung-${rung}-ask" class="soft small">${say(`rung-${rung}-ask`)}</p>
<select id="rung-${rung}" name="${rung}" aria-describedby="rung-${rung}-ask"><option value="">${say('rung-open')}</option>${ladder.rungs[rung].map((one) => html`<option value="${one}"${ladder.last?.form[rung] === one ? html` selected` : ''}>${say(word(rung, one))}</option>`)}</select></div>`,
)}
<button class="primary">${say('ladder-save')}</button>
</form></details>`;
}

function rungsOf({ rungs }: LadderView): readonly Rung[] {
  return Object.keys(rungs) as Rung[];
}

function word(rung: Rung, answer: string): TalkKey {
  return `rung-${rung}-${answer}` as TalkKey;
}
