// Hours, leave and hand-over as words and tags, alike on every page.

import { html } from 'hono/html';
import type { LoadCare, PlanOf, WorkloadOf } from '../../../../src/care/workload/workload.flow.ts';
import type { Html } from '../layout.ts';
import { dayWords, type Reading } from './parts.ts';

type Labelled = { readonly label: Readonly<Record<Reading['locale'], string>> };

export function loadTag(
  { say }: Reading,
  load: NonNullable<WorkloadOf['hours']>['load'] | undefined,
): Html | false {
  if (load === undefined || load === 'usual') return false;
  return html` <span class="tag ${load === 'offer' ? 'bad' : 'accent'}">${say(`load-${load}`)}</span>`;
}

export function leaveWords({ say }: Reading, leave: NonNullable<WorkloadOf['leave']>): Html {
  const { owed, taken, agreed, isOnCourse } = leave;
  return html`<span class="num">${say('leave-sum', { owed, taken })}${agreed > 0 && say('leave-agreed', { n: agreed })}</span>${!isOnCourse && html` <span class="tag accent">${say('leave-behind')}</span>`}`;
}

export function listed({ locale }: Reading, all: readonly Labelled[]): string {
  return all.map(({ label }) => label[locale]).join(locale === 'en' ? ', ' : '、');
}

/** Where one task of hours or leave stands, and what was offered. */
export function careStatus(reading: Reading, one: LoadCare, today: string): Html {
  return standing(
    reading,
    one,
    today,
    html`<a href="/console/care/tasks/${one.id}">${labelsOf(reading, one)}</a>`,
  );
}

/** The same for who may not open the task. */
export function careStanding(reading: Reading, one: LoadCare, today: string): Html {
  return standing(reading, one, today, html`${labelsOf(reading, one)}`);
}

function labelsOf({ locale }: Reading, { labels }: LoadCare): string {
  return labels.map((label) => label[locale]).join(locale === 'en' ? '; ' : '；');
}

function standing(reading: Reading, one: LoadCare, today: string, what: Html): Html {
  const { say, locale } = reading;
  const { state, dueOn, endedOn, owner, offers } = one;
  const day = dayWords(state === 'open' ? dueOn : (endedOn ?? dueOn), locale);
  if (state === 'open')
    return html`${what} <span class="tag ${dueOn < today ? 'bad' : ''} num">${say('care-open', { day })}</span> <span class="soft small">${owner ?? say('anyone')}</span>`;
  const word = state === 'held' ? 'care-held' : 'care-dropped';
  return html`${what} <span class="tag ${state === 'held' ? 'good' : ''} num">${say(word, { day })}</span>${offers.length > 0 && html` <span class="soft small">${say('offered', { what: listed(reading, offers) })}</span>`}`;
}

/** What changes hands before a leave, where that stands, and the button that says it is done. */
export function handOverPart(reading: Reading, plan: PlanOf, officerId: string): Html {
  const { say } = reading;
  const { id, handOver, handsOver } = plan;
  const what = listed(reading, handsOver);
  if (handOver === 'nothing') return html`<span class="soft">${say('hand-over-nothing')}</span>`;
  const tone = handOver === 'done' ? 'good' : handOver === 'late' ? 'bad' : 'accent';
  return html`${what} <span class="tag ${tone}">${say(`hand-over-${handOver}`)}</span>
${handOver !== 'done' && html`<form class="beside" method="post" action="/console/care/people/${officerId}/handed-over"><input type="hidden" name="plan" value="${id}"><button>${say('handed-over')}</button></form>`}`;
}
