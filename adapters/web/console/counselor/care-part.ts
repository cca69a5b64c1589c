// On top of the queue: what the reader carries, a break in one press, and a word after a hard talk.

import { html } from 'hono/html';
import type { OwnLoad } from '../../../../src/hotline/care/load.flow.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function carePart(say: TalkWords, load: OwnLoad): Html {
  const { talks, hardDay, hardWeek, isAfterHard, isBreakDue, restsUntil, breakMin, topics } = load;
  const rest = restsUntil !== undefined;
  return html`<section class="card own-load" aria-labelledby="load-h">
<h2 id="load-h" class="hush">${say('load')}</h2>
<p>${say('load-now', { talks })} <span class="soft">${say('load-hard', { day: hardDay, week: hardWeek })}</span></p>
${!rest && isBreakDue && html`<p class="said" role="note">${say('break-due')}</p>`}
${rest && html`<p class="tag good num">${say('on-break')} <time datetime="${restsUntil.toISOString()}" data-due data-left="§" data-over="0">–</time></p>`}
<form method="post" action="/console/talks/break${rest ? '/end' : ''}"><button aria-describedby="break-more">${rest ? say('break-end') : say('break', { n: breakMin })}</button></form>
<p id="break-more" class="soft small">${say('break-more')}</p>
${
  isAfterHard &&
  html`<details><summary>${say('debrief')}</summary><p>${say('debrief-lead')}</p><ul>${(
    ['debrief-body', 'debrief-one', 'debrief-left', 'debrief-who'] as const
  ).map(
    (key) => html`<li>${say(key)}</li>`,
  )}</ul><p class="soft small">${say('debrief-own')}</p></details>`
}
<details><summary>${say('topics')}</summary><p class="soft small">${say('topics-more')}</p>
<form method="post" action="/console/talks/topics" class="stack"><fieldset class="field"><legend class="hush">${say('topics')}</legend>
${topics.map(({ about, isTicked }) => html`<label class="choice"><input type="checkbox" name="topic" value="${about}"${isTicked ? html` checked` : ''}> ${say(`about-${about}`)}</label>`)}</fieldset>
<button>${say('topics-save')}</button></form></details>
</section>`;
}
