// A recovery phrase, made and shown once; and how an alias is brought here, by one or by a link.

import { html } from 'hono/html';
import type { Locale } from '../../../src/core/person.ts';
import { pageWords } from '../page-words.ts';

export function phrasePanel(locale: Locale) {
  const say = pageWords(locale);
  return html`<div class="panel" id="phrase" popover="manual" role="dialog" aria-labelledby="phrase-title">
<h2 id="phrase-title" tabindex="-1">${say('phrase')}</h2>
<p id="phrase-lead">${say('phrase-lead')}</p>
<ol class="phrase" id="phrase-words" hidden></ol>
<p id="phrase-state" role="status"></p>
<div class="ways"><button class="primary" type="button" id="phrase-make">${say('phrase-make')}</button>
<button type="button" id="phrase-have">${say('phrase-have')}</button>
<button type="button" id="phrase-close">${say('close')}</button></div>
</div>`;
}

/** The field is for a phrase; whoever comes by a link is only asked. */
export function bringPanel(locale: Locale) {
  const say = pageWords(locale);
  return html`<div class="panel" id="bring" popover="manual" role="dialog" aria-labelledby="bring-title">
<form id="bring-form" autocomplete="off">
<h2 id="bring-title" tabindex="-1">${say('bring-title')}</h2>
<p>${say('bring-lead')}</p>
<div class="written" id="bring-phrase"><label for="old-phrase">${say('have-phrase-label')}</label>
<textarea id="old-phrase" rows="3" maxlength="240" autocapitalize="none" autocorrect="off" spellcheck="false" aria-describedby="old-phrase-hint"></textarea>
<p class="hint" id="old-phrase-hint">${say('have-phrase-hint')}</p></div>
<p id="bring-state" role="status"></p>
<div class="ways"><button class="primary" type="submit" id="bring-yes">${say('bring-yes')}</button>
<button type="button" id="bring-no">${say('bring-no')}</button></div>
</form>
</div>`;
}
