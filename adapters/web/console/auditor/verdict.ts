// What the check of the log found, as a page says it.

import { html } from 'hono/html';
import type { Verdict } from '../../../../src/trust/audit/verify.flow.ts';
import type { Html } from '../layout.ts';
import type { LogWords } from './words.ts';

export function verdictBody(say: LogWords, verdict: Verdict): Html {
  if (verdict.kind === 'broken')
    return html`<div class="said bad" role="alert"><p><b>${say('broken', { why: say(`why-${verdict.why}`) })}</b></p>${brokenPlace(say, verdict)}</div>`;
  const { size, newlyLogged, root, pruned, witnessed } = verdict;
  const names = witnessed?.by.map(({ name }) => name).join(', ') ?? '';
  return html`<div class="said good" role="status"><p>${say('verified', { size: size + newlyLogged, news: newlyLogged })}</p>
${pruned > 0 && html`<p>${say('verified-pruned', { n: pruned })}</p>`}
${witnessed && html`<p>${say('verified-witnessed', { size: witnessed.size, names })}</p>`}
<p class="small">${say('root')}: <span class="code">${root}</span></p></div>`;
}

function brokenPlace(
  say: LogWords,
  { event, leaf, to, size, month }: Verdict & { kind: 'broken' },
) {
  const places = [
    event === undefined ? undefined : say('where-event', { n: event }),
    leaf === undefined || to !== undefined ? undefined : say('where-leaf', { n: leaf }),
    leaf === undefined || to === undefined ? undefined : say('where-leaves', { n: leaf, to }),
    size === undefined ? undefined : say('where-size', { n: size }),
    month,
  ].filter((place) => place !== undefined);
  return places.length > 0 && html`<p>${say('broken-where', { where: places.join(' · ') })}</p>`;
}
