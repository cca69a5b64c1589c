// What else a person can do here: the program's choices, and what is this browser's own.

import { html } from 'hono/html';
import type { Locale } from '../../src/core/person.ts';
import { type LabelKey, labelText } from '../../src/core/say.ts';
import { pageWords } from './page-words.ts';

const FORMS = ['page', 'json', 'fhir'] as const;

const CHOICES: readonly (readonly [id: string, label: LabelKey])[] = [
  ['check-in', 'checkin'],
  ['talk', 'talk'],
  ['card', 'card'],
];

export function menuPanel(locale: Locale) {
  const say = pageWords(locale);
  const choice = (id: string, label: string) =>
    html`<button type="button" data-choice="${id}">${label}</button>`;
  return html`<div class="panel" id="more" popover role="dialog" aria-labelledby="more-title">
<h2 id="more-title" tabindex="-1" autofocus>${say('menu')}</h2>
<ul class="entries">
${CHOICES.map(([id, label]) => html`<li>${choice(id, labelText(locale, label))}</li>`)}
<li>${choice('menu', say('all-choices'))}</li>
<li id="tell-entry" hidden><button type="button" id="tell" aria-pressed="false" aria-describedby="tell-hint"><span>${say('tell')}</span><span class="switch" aria-hidden="true" id="tell-state">${say('off')}</span></button>
<p class="hint" id="tell-hint" aria-live="polite">${say('tell-hint')}</p></li>
<li><button type="button" id="seen-open" aria-haspopup="dialog" aria-describedby="seen-hint">${say('seen')}</button>
<p class="hint" id="seen-hint">${say('seen-hint')}</p></li>
<li class="own"><div role="group" aria-labelledby="own-data"><span id="own-data">${say('own-data')}</span>
<div class="forms">${FORMS.map((form) => html`<button type="button" data-form="${form}" aria-describedby="own-data-hint">${say(`take-${form}`)}</button>`)}</div></div>
<p class="hint" id="own-data-hint" aria-live="polite">${say('own-data-hint')}</p></li>
<li><button type="button" id="phrase-open" aria-haspopup="dialog" aria-describedby="phrase-hint">${say('phrase')}</button>
<p class="hint" id="phrase-hint">${say('phrase-hint')}</p></li>
<li><button type="button" id="forget" aria-pressed="false" aria-describedby="forget-hint"><span>${say('forget')}</span><span class="switch" aria-hidden="true" id="forget-state">${say('off')}</span></button>
<p class="hint" id="forget-hint">${say('forget-hint')}</p></li>
<li><button class="danger" type="button" data-choice="erase-ask" aria-describedby="erase-hint">${say('erase')}</button>
<p class="hint" id="erase-hint">${say('erase-hint')}</p></li>
</ul>
<div class="ways"><button type="button" popovertarget="more" popovertargetaction="hide">${say('close')}</button></div>
</div>`;
}

/** Filled when it is opened: `client/chat/seen.ts`. */
export function seenPanel(locale: Locale) {
  const say = pageWords(locale);
  return html`<div class="panel" id="seen" popover role="dialog" aria-labelledby="seen-title">
<h2 id="seen-title" tabindex="-1" autofocus>${say('seen')}</h2>
<p>${say('seen-lead')}</p>
<ol class="reads" id="reads"></ol>
<p id="seen-state" role="status"></p>
<div class="ways"><button type="button" id="seen-older" hidden>${say('seen-older')}</button>
<button type="button" popovertarget="seen" popovertargetaction="hide">${say('close')}</button></div>
</div>`;
}
