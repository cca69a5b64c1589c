// On the board: whether the line takes new requests, and blocks that a lead is asked to decide.

import { html } from 'hono/html';
import type { QueueView } from '../../../../src/hotline/queue.flow.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

export function limitsPart(say: TalkWords, { pause, blocks }: QueueView): Html {
  return html`${intake(say, pause)}${blocks.length > 0 && decisions(say, blocks)}`;
}

function intake(say: TalkWords, pause: QueueView['pause']): Html {
  if (pause === undefined)
    return html`<form method="post" action="/console/talks/pause" class="intake actions"><button class="quiet" aria-describedby="intake-more">${say('intake-pause')}</button> <span class="soft small" id="intake-more">${say('intake-more')}</span></form>`;
  return html`<div class="said bad intake" role="status"><p>${say('intake-paused', { who: pause.by })} <time datetime="${pause.until.toISOString()}" data-due data-left="§" data-over="0">–</time></p>
<form method="post" action="/console/talks/resume"><button class="primary">${say('intake-resume')}</button></form></div>`;
}

function decisions(say: TalkWords, blocks: QueueView['blocks']): Html {
  return html`<section aria-labelledby="blocks-h">
<h2 id="blocks-h">${say('blocks')} <span class="count num">${blocks.length}</span></h2>
<ul class="talks">${blocks.map(
    ({ caseId, code, reason, by }) => html`<li class="card"><span class="code">${code}</span>
<span>${say(`block-${reason}`)}</span> <span class="soft">${by}</span>
<a class="button" href="/console/talks/${caseId}" aria-label="${say('look-code', { code })}">${say('look')}</a></li>`,
  )}</ul></section>`;
}
