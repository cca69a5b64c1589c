import { html } from 'hono/html';
import type { PasskeyView } from '../../../../src/admin/sign-in/passkey.flow.ts';
import type { Settings } from '../../../../src/outbox/tools.ts';
import type { Html } from '../layout.ts';
import { passkeyPlace } from '../sign-in/passkey-check.ts';
import { passkeyPart } from '../sign-in/passkey-part.ts';
import { signInWords } from '../sign-in/words.ts';
import { localTime } from '../times.ts';
import type { ConsoleContext } from '../view.ts';

const PATH = '/console/account/passkeys';

export function passkeysPart(
  c: ConsoleContext,
  settings: Settings,
  passkeys: readonly PasskeyView[],
): Html {
  const locale = c.get('locale');
  const say = signInWords(locale);
  const time = (at: Date) => localTime(at, settings.timeZone, locale);
  const row = ({ id, label, createdAt, usedAt }: PasskeyView) => {
    const name = label === '' ? say('device-unknown') : label;
    return html`<tr>
<td><form method="post" action="${PATH}/${id}/name" class="rename"><input name="label" value="${name}" maxlength="40" aria-label="${say('passkey-label-of', { device: name })}" autocomplete="off"><button class="quiet">${say('passkey-rename')}</button></form></td>
<td class="num"><span class="fold-label soft">${say('passkey-made')} </span>${time(createdAt)}</td>
<td class="num"><span class="fold-label soft">${say('passkey-used')} </span>${usedAt === null ? say('passkey-never') : time(usedAt)}</td>
<td class="go"><form method="post" action="${PATH}/${id}/remove"><button class="danger" aria-label="${say('passkey-remove-of', { device: name })}">${say('passkey-remove')}</button></form></td>
</tr>`;
  };
  const place = passkeyPlace(settings);
  return html`<section class="stack" aria-labelledby="passkeys"><h2 id="passkeys">${say('passkeys-title')}</h2>
<p class="soft">${say(place === undefined ? 'passkeys-not-here' : 'passkeys-lead')}</p>
${
  passkeys.length > 0 &&
  html`<table class="board folds">
<thead><tr><th scope="col">${say('passkey-label')}</th><th scope="col">${say('passkey-made')}</th><th scope="col">${say('passkey-used')}</th><th scope="col"><span class="hush">${say('passkey-remove')}</span></th></tr></thead>
<tbody>${passkeys.map(row)}</tbody></table>`
}
${passkeyPart(c, place, { ceremony: 'make', path: PATH, button: 'passkey-make' })}</section>`;
}
