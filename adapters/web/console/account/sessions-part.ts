import { html } from 'hono/html';
import type { Session } from '../../../../src/admin/sign-in/session.flow.ts';
import type { Settings } from '../../../../src/outbox/tools.ts';
import type { Html } from '../layout.ts';
import { signInWords } from '../sign-in/words.ts';
import { localTime } from '../times.ts';
import type { ConsoleContext } from '../view.ts';

export function sessionsPart(
  c: ConsoleContext,
  { timeZone }: Pick<Settings, 'timeZone'>,
  sessions: readonly Session[],
): Html {
  const locale = c.get('locale');
  const say = signInWords(locale);
  const time = (at: Date) => localTime(at, timeZone, locale);
  const row = ({ id, device, by, signedInAt, seenAt, expiresAt }: Session) => {
    const name = device === '' ? say('device-unknown') : device;
    const isThis = id === c.get('session').id;
    return html`<tr>
<td><b>${name}</b> ${isThis && html`<span class="tag good">${say('sessions-this')}</span>`}</td>
<td>${say(`by-${by}`)}</td>
<td class="num"><span class="fold-label soft">${say('sessions-since')} </span>${time(signedInAt)}</td>
<td class="num"><span class="fold-label soft">${say('sessions-seen')} </span>${time(seenAt)}</td>
<td class="num"><span class="fold-label soft">${say('sessions-until')} </span>${time(expiresAt)}</td>
<td class="go">${!isThis && html`<form method="post" action="/console/account/sessions/${id}/end"><button aria-label="${say('session-end-of', { device: name })}">${say('session-end')}</button></form>`}</td>
</tr>`;
  };
  return html`<section class="stack" aria-labelledby="sessions"><h2 id="sessions">${say('sessions-title')}</h2>
<table class="board folds">
<thead><tr><th scope="col">${say('sessions-device')}</th><th scope="col">${say('sessions-by')}</th><th scope="col">${say('sessions-since')}</th><th scope="col">${say('sessions-seen')}</th><th scope="col">${say('sessions-until')}</th><th scope="col"><span class="hush">${say('session-end')}</span></th></tr></thead>
<tbody>${sessions.map(row)}</tbody></table>
<form method="post" action="/console/account/sign-out-everywhere" class="stack"><p><button class="danger" aria-describedby="everywhere">${say('sessions-end-all')}</button></p>
<p class="soft small" id="everywhere">${say('sessions-end-hint')}</p></form></section>`;
}
