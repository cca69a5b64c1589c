// Where a one-time link leads: what it opens is saved from here, and nothing of it stays.

import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Locale } from '../../../src/core/person.ts';
import { headOf } from '../page.ts';
import { pageWords } from '../page-words.ts';
import { languageOf, localeOf } from '../session.ts';

const FORMS = ['page', 'json', 'fhir'] as const;

export function ownDataPage(): Hono {
  const app = new Hono();
  app.get('/own-data', (c) => c.html(page(localeOf(languageOf(c)))));
  return app;
}

function page(locale: Locale) {
  const say = pageWords(locale);
  return html`<!doctype html>
<html lang="${locale}">
${headOf(locale, say('take-title'), ['take'], 'take')}
<body>
<main class="take">
<img src="/look/icon.svg" alt="" width="48" height="48">
<h1>${say('take-title')}</h1>
<p id="lead">${say('take-lead')}</p>
<noscript><p>${say('take-no-script')}</p></noscript>
<p id="state" role="status"></p>
<div class="ways"><button class="primary" type="button" id="open" hidden>${say('take-open')}</button></div>
<ul class="files" id="files" hidden>${FORMS.map(
    (form) =>
      html`<li><button type="button" data-form="${form}" aria-describedby="about-${form}">${say(`take-${form}`)}</button><p class="hint" id="about-${form}">${say(`take-${form}-hint`)}</p></li>`,
  )}</ul>
</main>
</body>
</html>`;
}
