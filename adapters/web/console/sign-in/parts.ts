import { html } from 'hono/html';
import { pathBack } from '../back.ts';
import { page } from '../layout.ts';
import type { ConsoleContext } from '../view.ts';
import type { Place } from './passkey-check.ts';
import { passkeyPart } from './passkey-part.ts';
import { saidLine, signInWords } from './words.ts';

export type Ways = { readonly place: Place | undefined; readonly hasIssuer: boolean };

const SCRIPTS = ['sign-in', 'passkey'];
const USE = '/console/sign-in/passkey';
const MAKE = '/console/account/passkeys';

export function signInPage(c: ConsoleContext, { place, hasIssuer }: Ways) {
  const say = signInWords(c.get('locale'));
  const title = say('title');
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
${saidLine(say, c.req.query('out') === undefined ? c.req.query('said') : 'out')}
<form method="post" action="/console/sign-in" data-sign-in hidden>
<p>${say('link-lead')}</p>
<input type="hidden" name="token"><input type="hidden" name="offer">
<button class="primary">${say('link-button')}</button>
</form>
<div class="stack" data-no-token>
${passkeyPart(c, place, { ceremony: 'use', path: USE, button: 'passkey-use' })}
${hasIssuer && html`<p><a class="button" href="/console/sign-in/work">${say('work-use')}</a></p>`}
<p>${say('no-token')}</p></div>
<noscript><p>${say('no-script')}</p></noscript>
</section>`;
  return c.html(page(c, { title, body, width: 'narrow', scripts: SCRIPTS }));
}

/** For who is signed in, but not lately enough. */
export function againPage(c: ConsoleContext, { place, hasIssuer }: Ways) {
  const say = signInWords(c.get('locale'));
  const title = say('again-title');
  const back = pathBack(c.req.query('back'));
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
<p>${say('again-lead')}</p>
${passkeyPart(c, place, { ceremony: 'use', path: USE, button: 'passkey-use', back })}
${hasIssuer && html`<p><a class="button" href="/console/sign-in/work/again?${new URLSearchParams({ back })}">${say('work-use')}</a></p>`}
<p>${say('again-link')}</p>
<p><a class="button" href="/console">${say('again-no')}</a></p>
</section>`;
  return c.html(page(c, { title, body, width: 'narrow', scripts: ['passkey'] }));
}

/** Once, after a link: next time it could be this device. */
export function offerPage(c: ConsoleContext, { place }: Pick<Ways, 'place'>) {
  const say = signInWords(c.get('locale'));
  const title = say('offer-title');
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
<p>${say('offer-lead')}</p>
${passkeyPart(c, place, { ceremony: 'make', path: MAKE, button: 'passkey-make' })}
<p><a class="button" href="/console">${say('offer-no')}</a></p>
</section>`;
  return c.html(page(c, { title, body, width: 'narrow', scripts: ['passkey'] }));
}
