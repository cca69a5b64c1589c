// One talk: the messages of both sides, why the level is what it is, and how to go on.

import { html, raw } from 'hono/html';
import type { CaseView, SaidView } from '../../../../src/hotline/case-view.ts';
import { CHARACTERS_MAX } from '../../../../src/hotline/counselor-says.flow.ts';
import type { Html } from '../layout.ts';
import { translateForm, translationPart } from './aid-part.ts';
import { cutOffPart, fateTag } from './fate-part.ts';
import { panel } from './panel.ts';
import { alarmBar, levelTag, othersRing, saidLine, since } from './parts.ts';
import { bubble, cannedPart } from './talk-parts.ts';
import type { TalkWords } from './words.ts';

export function talkBody(say: TalkWords, view: CaseView, said: string, clientId: string): Html {
  return html`<div class="head">
<p><a class="back" href="/console/talks">${say('back')}</a> ${othersRing(say)}</p>
${alarmBar(say)}
</div>
<div id="talk-said">${saidLine(say, said)}</div>
<div id="talk" class="columns talk" data-case="${view.id}" data-now="${view.now.toISOString()}">
<section class="card pane" aria-labelledby="talk-h">
${top(say, view)}
${log(say, view)}
${translateForm(say, view)}
${cutOffPart(say, view)}
${view.isMine || view.handOver.hasJoined ? composer(say, view, clientId) : readingOnly(say, view)}
</section>
${panel(say, view)}
</div>`;
}

/** What may have changed since: the page's script takes the parts it needs. */
export function talkPiece(say: TalkWords, view: CaseView): Html {
  return html`<div data-now="${view.now.toISOString()}">${top(say, view)}${log(say, view)}${translateForm(say, view)}${cutOffPart(say, view)}${panel(say, view)}</div>`;
}

function top(say: TalkWords, { code, level, officer, openedAt }: CaseView): Html {
  return html`<header id="talk-top" class="talk-top">
<h1 id="talk-h">${say('talk-title', { code })}</h1>
<p>${levelTag(say, level)}</p>
<dl class="facts">
<div><dt>${say('alias')}</dt><dd>${officer === undefined ? say('erased') : (officer.alias ?? say('not-joined'))}</dd></div>
${officer?.unit !== undefined && html`<div><dt>${say('unit')}</dt><dd>${officer.unit}</dd></div>`}
${officer && html`<div><dt>${say('language')}</dt><dd>${say(`language-${officer.locale}`)}</dd></div>`}
<div><dt>${say('opened')}</dt><dd class="num">${since(openedAt)}</dd></div>
</dl>
</header>`;
}

function log(say: TalkWords, view: CaseView): Html {
  const { said } = view;
  return html`<div id="talk-log" class="log" role="log" aria-label="${say('log')}" tabindex="0">
${said.length === 0 ? html`<div class="empty" data-id="none">${say('log-empty')}</div>` : said.map((one) => line(say, one, view))}
</div>`;
}

function whose(say: TalkWords, { author, isOwn, by }: SaidView): string {
  if (author === 'officer') return say('from-officer');
  return isOwn ? say('from-counselor') : (by ?? say('from-other'));
}

function line(say: TalkWords, one: SaidView, { aid }: CaseView): Html {
  const { id, author, words, at, level } = one;
  const meta = html`<time datetime="${at.toISOString()}" data-clock></time>${level !== undefined && level !== 'L0' && html` <span class="level small" data-level="${level}">${level}</span>`}${fateTag(say, one.fate)}`;
  const beside = translationPart(say, aid?.translations.get(id));
  return bubble({ id, author, who: whose(say, one), words, meta, beside });
}

function composer(say: TalkWords, { id, officer, canned }: CaseView, clientId: string): Html {
  return html`<form id="composer" class="composer" method="post" action="/console/talks/${id}/say">
<input type="hidden" name="clientId" value="${clientId}">
<label class="hush" for="words">${say('write')}</label>
<textarea id="words" name="words" rows="3" maxlength="${CHARACTERS_MAX}" required placeholder="${say('write')}" aria-describedby="words-hint"${officer === undefined ? html` disabled` : ''}></textarea>
${cannedPart(say, canned)}
<p id="send-said" class="said bad" role="alert" hidden${refusals(say)}></p>
<div class="actions spread">
<p id="words-hint" class="soft small">${say('write-hint')}</p>
<div class="actions"><button formaction="/console/talks/${id}/moment" formnovalidate>${say('moment')}</button>
<button class="primary" id="send">${say('send')}</button></div>
</div>
</form>`;
}

const REFUSALS = [
  'not-sent',
  'not-done',
  'signed-out',
  'empty',
  'too-long',
  'not-yours',
  'closed',
  'person-gone',
] as const;

function refusals(say: TalkWords): readonly Html[] {
  return REFUSALS.map(
    (why) => html` data-${raw(why)}="${say(`said-${why}`, { max: CHARACTERS_MAX })}"`,
  );
}

function readingOnly(say: TalkWords, { state, counselor = '' }: CaseView): Html {
  return html`<p class="said">${state === 'closed' ? say('closed-note') : say('reading-only', { counselor })}</p>`;
}
