// Beside the talk: the reasons for the level in plain words, and what may be done about it.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import { afterPart, closeSeen, notesPart } from './after-part.ts';
import { alarmsPart, closeAlarms } from './alarms-part.ts';
import { blockPart } from './block-part.ts';
import { deathPart } from './death-part.ts';
import { handOverPart } from './hand-over-part.ts';
import { ladderPart } from './ladder-part.ts';
import { numbersPart } from './numbers-part.ts';
import { planPart } from './plan-part.ts';
import { byWeight, type TalkWords, whyWords } from './words.ts';

export function panel(say: TalkWords, view: CaseView): Html {
  return html`<aside id="talk-panel" class="stack" data-stamp="${view.level} ${view.state} ${view.why.length} ${view.alarms.map(({ verdict }) => verdict ?? 'open').join()} ${view.death.said?.isConfirmed ?? 'no'} ${view.handOver.offeredTo ?? '-'} ${view.handOver.joined ?? '-'} ${view.notes?.length ?? '-'} ${view.told ?? '-'} ${view.block.asked?.state ?? '-'} ${view.ladder.last?.at.toISOString() ?? '-'} ${view.aid?.draft?.kind ?? '-'}">
<section class="card" aria-labelledby="why-h"><h2 id="why-h">${say('why')}</h2>
${view.why.length === 0 ? html`<p class="soft">${say(view.officer === undefined ? 'why-erased' : 'why-none')}</p>` : html`<ul class="why">${reasons(say, view).map(({ words, by, level }) => html`<li><span class="level small" data-level="${level}">${level}</span> <span>${words} <span class="soft small">${say(`by-${by}`)}</span></span></li>`)}</ul>`}
</section>
${view.alarms.length > 0 && alarmsPart(say, view)}
${view.isMine && levels(say, view)}
${ladderPart(say, view)}
${planPart(say, view)}
${numbersPart(say, view)}
${notesPart(say, view)}
${handOverPart(say, view)}
${view.isMine && ending(say, view)}
${afterPart(say, view)}
${view.mayAskGlass && glass(say, view)}
${blockPart(say, view)}
${deathPart(say, view)}
</aside>`;
}

/**
 * Several rules may be told in the same words: each is read once, at its highest; what says least
 * comes last.
 */
function reasons(say: TalkWords, { why }: CaseView) {
  const told = why.map(({ code, by, level }) => ({ words: whyWords(say, code), by, level }));
  const once = told.filter(({ words }, n) => told.findIndex((one) => one.words === words) === n);
  return once.toSorted((a, b) => byWeight(say, a.words, b.words));
}

function levels(say: TalkWords, view: CaseView): Html {
  const { id, lowerTo, raiseTo, lowerReasons, raiseReasons } = view;
  const lower = lowerReasons.map((reason) => option(reason, say(`lower-${reason}`)));
  const raise = raiseReasons.map((reason) => option(reason, say(`raise-${reason}`)));
  return html`<section class="card" aria-labelledby="level-h"><h2 id="level-h">${say('change-level')}</h2>
${lowerTo.length > 0 && change(say, { id, way: 'lower', to: lowerTo.toReversed(), reasons: lower })}
${raiseTo.length > 0 && change(say, { id, way: 'raise', to: raiseTo, reasons: raise })}
</section>`;
}

type Way = {
  readonly id: string;
  readonly way: 'lower' | 'raise';
  readonly to: CaseView['lowerTo'];
  readonly reasons: readonly Html[];
};

function change(say: TalkWords, { id, way, to, reasons }: Way): Html {
  return html`<details><summary>${say(way)}</summary>
<form method="post" action="/console/talks/${id}/${way}" class="stack">
<div class="field"><label for="${way}-to">${say('to-level')}</label>
<select id="${way}-to" name="to">${to.map((level) => option(level, `${level} · ${say(`level-${level}`)}`))}</select></div>
<div class="field"><label for="${way}-reason">${say('reason')}</label>
<select id="${way}-reason" name="reason" required>${option('', say('choose'))}${reasons}</select></div>
<button>${say(way)}</button>
</form></details>`;
}

function ending(say: TalkWords, view: CaseView): Html {
  const { id, outcomes } = view;
  return html`<section class="card" aria-labelledby="end-h"><h2 id="end-h">${say('close')}</h2>
<form method="post" action="/console/talks/${id}/close" class="stack">
<div class="field"><label for="outcome">${say('outcome')}</label>
<select id="outcome" name="outcome" required aria-describedby="close-more">${option('', say('choose'))}${outcomes.map((one) => option(one, say(`outcome-${one}`)))}</select></div>
${closeSeen(say, view)}
${closeAlarms(say, view)}
<p id="close-more" class="soft small">${say('close-more')}</p>
<button class="danger">${say('close')}</button>
</form>
<form method="post" action="/console/talks/${id}/release" class="stack apart">
<p id="back-more" class="soft small">${say('hand-back-more')}</p>
<button aria-describedby="back-more">${say('hand-back')}</button>
</form>
</section>`;
}

function glass(say: TalkWords, { id }: CaseView): Html {
  return html`<section class="card stack" aria-labelledby="glass-h"><h2 id="glass-h">${say('glass')}</h2>
<p class="soft small">${say('glass-more')}</p>
<p><a class="button danger" href="/console/glass/ask/${id}">${say('glass-ask')}</a></p></section>`;
}

function option(value: string, text: string): Html {
  return html`<option value="${value}">${text}</option>`;
}
