// That an officer has died: said by one, confirmed by another.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import { since } from './parts.ts';
import type { TalkWords } from './words.ts';

export function deathPart(say: TalkWords, { id, death }: CaseView): Html {
  const { said, hows, maySay, mayConfirm, mayTakeBack } = death;
  if (said === undefined && !maySay) return html``;
  return html`<section class="card" aria-labelledby="death-h"><h2 id="death-h">${say('death')}</h2>
${said === undefined ? html`<p class="soft small">${say('death-more')}</p>` : html`<p>${say(said.isConfirmed ? 'death-confirmed' : 'death-said', { who: said.by, how: say(`death-${said.how}`) })} <span class="soft">${since(said.at)}</span></p>`}
${
  maySay &&
  html`<details><summary>${say('death-say')}</summary><form method="post" action="/console/talks/${id}/died" class="stack">
<div class="field"><label for="death-how">${say('death-how')}</label>
<select id="death-how" name="how" required><option value="">${say('choose')}</option>${hows.map((how) => html`<option value="${how}">${say(`death-${how}`)}</option>`)}</select></div>
<button class="danger">${say('death-say')}</button></form></details>`
}
${mayConfirm && press(id, 'died/confirm', say('death-confirm'), 'danger')}
${mayTakeBack && press(id, 'died/take-back', say('death-take-back'), '')}
</section>`;
}

function press(id: string, path: string, text: string, tone: string): Html {
  return html`<form method="post" action="/console/talks/${id}/${path}" class="apart"><button class="${tone}">${text}</button></form>`;
}
