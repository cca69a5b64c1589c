// Follow-ups by day, reviews, and cases about to close.

import { html } from 'hono/html';
import type {
  FollowUpsView,
  TaskView,
} from '../../../../src/hotline/after/follow-ups-view.flow.ts';
import type { Html } from '../layout.ts';
import { doneForm, giveForm, postponeForm } from './forms.ts';
import type { FollowUpWords } from './words.ts';

const SPANS = ['overdue', 'today', 'week', 'later'] as const;

export type How = { readonly time: (at: Date) => string; readonly said: Html };

export function followUpsBody(say: FollowUpWords, view: FollowUpsView, how: How): Html {
  const { own, others, reviews, closing } = view;
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${how.said}
<div class="stack-l">
${reviews.length > 0 && part(say, 'reviews', reviews.length, html`<p class="soft small">${say('reviews-lead')}</p>${list(reviews.map((one) => review(say, one, view, how)))}`)}
${others.length > 0 && part(say, 'others', others.length, list(others.map((one) => followUp(say, one, view, how))))}
${own.length + others.length + reviews.length === 0 && html`<div class="card empty"><p><b>${say('own-none')}</b></p><p>${say('own-none-more')}</p></div>`}
${SPANS.map((span) => {
  const tasks = own.filter((one) => one.span === span);
  const rows = tasks.map((one) => followUp(say, one, view, how));
  return tasks.length > 0 && part(say, `span-${span}`, tasks.length, list(rows));
})}
${closing.length > 0 && part(say, 'closing', closing.length, html`<p class="soft small">${say('closing-lead')}</p>${list(closing.map((one) => closes(say, one, how)))}`)}
</div>`;
}

type Heading = `span-${(typeof SPANS)[number]}` | 'reviews' | 'others' | 'closing';

function part(say: FollowUpWords, key: Heading, count: number, body: Html): Html {
  return html`<section aria-labelledby="${key}-h"><h2 id="${key}-h">${say(key)} <span class="count num">${count}</span></h2>${body}</section>`;
}

function list(rows: readonly Html[]): Html {
  return html`<ul class="follow-ups">${rows}</ul>`;
}

function line(say: FollowUpWords, one: TaskView, { time }: How): Html {
  const { level, code, dueAt, span, told, seen, owner } = one;
  return html`<p class="what"><span class="level" data-level="${level}">${level}</span> <span class="code">${code}</span>
<span class="num${span === 'overdue' ? ' tag bad' : ''}">${time(dueAt)}</span>
<span class="soft">${owner === undefined ? say('nobody') : say('with', { who: owner })}</span>
${told !== undefined && html`<span class="tag">${say('told', { how: say(`after-${told}`) })}</span>`}
${seen !== undefined && html`<span class="tag">${say('seen', { how: say(`after-${seen}`) })}</span>`}</p>`;
}

function followUp(say: FollowUpWords, one: TaskView, view: FollowUpsView, how: How): Html {
  const { code, place, places, postponedFor, isMine, isTalking } = one;
  return html`<li class="card">${line(say, one, how)}
<p class="soft small">${place > places ? say('place-kept') : say('place', { n: place, of: places })}${postponedFor !== undefined && html` · ${say('postponed', { why: say(`reason-${postponedFor}`) })}`}</p>
<div class="actions">
${isMine && (isTalking ? link(say, one, 'go-on') : html`${write(say, one)}${link(say, one, 'look')}`)}
${doneForm(
  say,
  one,
  view.outcomes.map((outcome) => [outcome, say(`outcome-${outcome}`)]),
)}
${postponeForm(say, one, view)}
${!isTalking && giveForm(say, { code, caseId: one.caseId, id: one.id }, view)}
</div></li>`;
}

function review(say: FollowUpWords, one: TaskView, view: FollowUpsView, how: How): Html {
  const outcomes = view.reviewOutcomes.map((each) => [each, say(`review-${each}`)] as const);
  return html`<li class="card">${line(say, one, how)}
<div class="actions">${link(say, one, 'look')}
${one.isMine ? ownReview(say, one, view) : doneForm(say, one, outcomes)}
</div></li>`;
}

/** Nobody reviews themselves; with no other lead, that is put on record. */
function ownReview(say: FollowUpWords, one: TaskView, { ownReviewOutcomes }: FollowUpsView): Html {
  if (ownReviewOutcomes.length === 0)
    return html`<p class="soft small">${say('said-own-review')}</p>`;
  return html`<p class="soft small">${say('no-other-lead')}</p>${doneForm(
    say,
    one,
    ownReviewOutcomes.map((each) => [each, say(`review-${each}`)] as const),
  )}`;
}

function closes(
  say: FollowUpWords,
  { caseId, code, at }: FollowUpsView['closing'][number],
  { time }: How,
): Html {
  return html`<li class="card"><p class="what"><span class="code">${code}</span> <span class="num">${say('closes-on', { day: time(at) })}</span></p>
<div class="actions"><form method="post" action="/console/follow-ups/${caseId}/keep"><button aria-label="${say('keep-code', { code })}">${say('keep')}</button></form></div></li>`;
}

function write(say: FollowUpWords, { caseId, code }: TaskView): Html {
  return html`<form method="post" action="/console/follow-ups/${caseId}/write"><button class="primary" aria-label="${say('write-code', { code })}">${say('write')}</button></form>`;
}

function link(say: FollowUpWords, { caseId, code }: TaskView, what: 'go-on' | 'look'): Html {
  return html`<a class="button" href="/console/talks/${caseId}" aria-label="${say(`${what}-code`, { code })}">${say(what)}</a>`;
}
