import { html } from 'hono/html';
import { page } from '../layout.ts';
import type { ConsoleContext } from '../view.ts';
import { signInWords } from './words.ts';

export function signInPage(c: ConsoleContext) {
  const say = signInWords(c.get('locale'));
  const title = say('title');
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
${c.req.query('out') !== undefined && html`<p role="status">${say('signed-out')}</p>`}
<form method="post" action="/console/sign-in" data-sign-in hidden>
<p>${say('link-lead')}</p>
<input type="hidden" name="token">
<button class="primary">${say('link-button')}</button>
</form>
<p data-no-token>${say('no-token')}</p>
<noscript><p>${say('no-script')}</p></noscript>
</section>`;
  return c.html(page(c, { title, body, width: 'narrow', scripts: ['sign-in'] }));
}

/** For who is signed in, but not lately enough. */
export function againPage(c: ConsoleContext) {
  const say = signInWords(c.get('locale'));
  const title = say('again-title');
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
<p>${say('again-lead')}</p>
<p>${say('again-link')}</p>
<p><a class="button" href="/console">${say('again-no')}</a></p>
</section>`;
  return c.html(page(c, { title, body, width: 'narrow' }));
}
