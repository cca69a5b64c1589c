import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import type { ConsoleContext } from '../view.ts';
import type { Place } from './passkey-check.ts';
import { type SignInKey, signInWords } from './words.ts';

type Part = {
  readonly ceremony: 'make' | 'use';
  /** Where the client module asks and answers. */
  readonly path: string;
  readonly button: SignInKey;
  /** The page to go on to; else the start. */
  readonly back?: string;
};

/** A button for the client module `passkey`, which shows it where the browser can. */
export function passkeyPart(c: ConsoleContext, place: Place | undefined, part: Part): Html {
  if (place === undefined) return html``;
  const say = signInWords(c.get('locale'));
  return html`<div class="stack" data-passkey="${part.path}" data-ceremony="${part.ceremony}" data-back="${part.back ?? ''}" data-origin="${place.origin}" data-refused="${say('passkey-refused')}" data-cancelled="${say('passkey-cancelled')}" data-known="${say('passkey-known')}" data-away="${say('passkey-away')}" hidden>
<p><button type="button" class="primary">${say(part.button)}</button></p>
<p role="status" class="soft"></p></div>`;
}
