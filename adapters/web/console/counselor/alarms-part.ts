// Beside the talk: each time the program acted, and one tap that says whether that was right.

import { html } from 'hono/html';
import type { AlarmView, CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import { byWeight, type TalkWords, whyWords } from './words.ts';

export function alarmsPart(say: TalkWords, { id, alarms, verdicts }: CaseView): Html {
  return html`<section class="card" aria-labelledby="alarms-h"><h2 id="alarms-h">${say('alarms')}</h2>
<p class="soft small">${say('alarms-more')}</p>
<ul class="why">${alarms.map((alarm) => row(say, id, alarm, verdicts))}</ul>
</section>`;
}

function row(
  say: TalkWords,
  caseId: string,
  { id, level, act, at, codes, verdict, by }: AlarmView,
  verdicts: CaseView['verdicts'],
): Html {
  return html`<li class="alarm"><p id="alarm-${id}"><span class="level small" data-level="${level}">${level}</span> ${say(`act-${act}`)} <time class="num soft small" datetime="${at.toISOString()}" data-clock></time><br><span class="soft small">${becauseOf(say, codes)}</span></p>
<form method="post" action="/console/talks/${caseId}/alarms/${id}" class="actions" role="group" aria-labelledby="alarm-${id}">
${verdicts.map((one) => html`<button name="verdict" value="${one}" aria-pressed="${one === verdict ? 'true' : 'false'}"${one === verdict ? html` class="primary"` : ''}>${say(`verdict-${one}`)}</button>`)}
</form>${by !== undefined && html`<p class="soft small">${say(`verdict-by-${by}`)}</p>`}</li>`;
}

function becauseOf(say: TalkWords, codes: AlarmView['codes']): string {
  const words = new Set(codes.map((code) => whyWords(say, code)));
  return [...words].toSorted((one, other) => byWeight(say, one, other)).join(' · ');
}

/** One tap for all that are left, together with how the talk ended. */
export function closeAlarms(say: TalkWords, { alarms, verdicts }: CaseView): Html {
  if (!alarms.some(({ by }) => by !== 'counselor')) return html``;
  return html`<fieldset class="field"><legend>${say('close-alarms')}</legend>
${verdicts.map((one) => html`<label class="choice"><input type="radio" name="alarms" value="${one}"> ${say(`verdict-${one}`)}</label>`)}
<label class="choice"><input type="radio" name="alarms" value="" checked> ${say('close-alarms-later')}</label>
</fieldset>`;
}
