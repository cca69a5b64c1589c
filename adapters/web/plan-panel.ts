// Before a safety plan is kept on a device: what that means, in plain words.

import { html } from 'hono/html';
import type { Locale } from '../../src/core/person.ts';
import { pageWords } from './page-words.ts';

export function planPanel(locale: Locale) {
  const say = pageWords(locale);
  return html`<div class="panel" id="plan-ask" popover role="dialog" aria-labelledby="plan-ask-title">
<h2 id="plan-ask-title" tabindex="-1" autofocus>${say('plan-ask-title')}</h2>
<p>${say('plan-ask')}</p>
<div class="ways"><button class="primary" type="button" id="plan-ask-yes">${say('plan-ask-yes')}</button>
<button type="button" popovertarget="plan-ask" popovertargetaction="hide">${say('plan-ask-no')}</button></div>
</div>`;
}
