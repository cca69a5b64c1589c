// The numbers, as they stand in the page: to tap, to read, to copy.

import { html } from 'hono/html';
import type { HelpNumber } from '../../src/core/help-numbers.ts';
import type { Words } from './console/words.ts';
import type { PageKey } from './page-words.ts';

type Say = Words<PageKey>;

// A popover opens and closes without any script.
export function helpPanel(numbers: readonly HelpNumber[], say: Say) {
  return html`<div class="panel" id="help" popover role="dialog" aria-labelledby="help-title">
<h2 id="help-title" tabindex="-1" autofocus>${say('help-title')}</h2>
<p>${say('help-lead')}</p>
${numberList(numbers, say)}
<section id="kept-plan" aria-labelledby="kept-plan-title" hidden><h3 id="kept-plan-title">${say('kept-plan')}</h3>
<p class="kept-plan" id="kept-plan-text"></p>
<button class="quiet" type="button" id="kept-plan-drop">${say('kept-plan-drop')}</button></section>
<div class="ways"><button class="primary" type="button" id="ask-person">${say('ask-person')}</button>
<button type="button" popovertarget="help" popovertargetaction="hide">${say('close')}</button></div>
</div>`;
}

export function numberList(numbers: readonly HelpNumber[], say: Say) {
  return html`<ul class="numbers">${numbers.map((entry) => line(entry, say))}</ul>`;
}

function line({ number, name, note, isEmergency }: HelpNumber, say: Say) {
  return html`<li class="${isEmergency ? 'emergency' : ''}">${door(number, say)}
<p><b>${name}</b>${note && html` <span>${note}</span>`}</p>
${number && html`<button class="quiet" type="button" data-copy="${number}" aria-label="${say('copy-label', { number })}" hidden>${say('copy')}</button>`}</li>`;
}

function door(number: string, say: Say) {
  if (number === '') return '';
  if (number.includes('.'))
    return html`<a href="https://${number}" target="_blank" rel="noopener noreferrer">${number}</a>`;
  return html`<a href="tel:${number.replace(/[^\d+]/g, '')}" aria-label="${say('call', { number })}">${number}</a>`;
}
