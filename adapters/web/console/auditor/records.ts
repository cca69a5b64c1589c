// Records as a table: ids and codes only.

import { html } from 'hono/html';
import type { AuditEvent } from '../../../../src/trust/audit/event.ts';
import type { Html } from '../layout.ts';
import { utcTime } from '../times.ts';
import type { LogWords } from './words.ts';

export function recordsBody(say: LogWords, events: readonly AuditEvent[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('title')}"><table class="board log folds">
<thead><tr>${(['id', 'at', 'action', 'actor', 'subject', 'detail'] as const).map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
<tbody>${events.map(
    ({ id, at, actor, action, subject, detail }) => html`<tr>
<td class="num soft">${id}</td><td class="num">${utcTime(at)}</td><td><b>${action}</b></td><td>${coded(actor)}</td><td>${coded(subject)}</td><td class="small">${Object.entries(detail).map(([key, value]) => html`<span class="pair">${key}: ${coded(String(value))}</span> `)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** An id's last part is enough to tell two apart; the whole of it is in the title. */
function coded(text: string): Html {
  if (/^[\da-f]{64}$/.test(text)) return html`<span title="${text}">…${text.slice(-8)}</span>`;
  const [kind, id] = text.split(':');
  if (id === undefined || !/^[\da-f-]{36}$/.test(id)) return html`${text}`;
  return html`<span title="${text}">${kind}:…${id.slice(-6)}</span>`;
}
