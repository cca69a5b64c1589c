// Beside the talk: the safety plan, six parts in the officer's words. Saving sends it to them.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function planPart(say: TalkWords, { id, isMine, plan }: CaseView): Html {
  const filled = plan.parts.filter((part) => plan.said[part] !== undefined);
  if (!isMine && filled.length === 0) return html``;
  return html`<section class="card stack" aria-labelledby="plan-h"><h2 id="plan-h">${say('plan')} <span class="count num">${filled.length}/${plan.parts.length}</span></h2>
${isMine ? form(say, id, plan) : html`<dl>${filled.map((part) => html`<dt>${say(`plan-${part}`)}</dt><dd class="words">${plan.said[part]}</dd>`)}</dl>`}
</section>`;
}

function form(say: TalkWords, id: string, plan: CaseView['plan']): Html {
  return html`<details><summary>${say('plan-write')}</summary>
<p class="soft small">${say('plan-more')}</p>
<form method="post" action="/console/talks/${id}/plan" class="stack">
${plan.parts.map(
  (part) => html`<div class="field"><label for="plan-${part}">${say(`plan-${part}`)}</label>
<p id="plan-${part}-more" class="soft small">${say(`plan-${part}-more`)}</p>
<textarea id="plan-${part}" name="${part}" rows="2" maxlength="${plan.partMax}" aria-describedby="plan-${part}-more">${plan.said[part] ?? ''}</textarea></div>`,
)}
<button class="primary">${say('plan-send')}</button>
</form></details>`;
}
