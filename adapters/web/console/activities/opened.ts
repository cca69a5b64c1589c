// One activity: how many signed up, names where they are needed, how it was.

import { html } from 'hono/html';
import type { OpenedActivity } from '../../../../src/care/activities/opened.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { placesField, textFields, timeFields } from './form.ts';
import { type Reading, saidLine } from './words.ts';

type Activity = OpenedActivity['activity'];

export function openedBody(
  reading: Reading,
  opened: OpenedActivity,
  said: string | undefined,
): Html {
  const { say, locale } = reading;
  const { activity, unit, isOver } = opened;
  const text = activity.texts[locale] ?? activity.texts[locale === 'en' ? 'zh-CN' : 'en'];
  const at = `/console/activities/${activity.id}`;
  const isOff = activity.calledOffAt !== null;
  return html`<p><a class="back" href="/console/activities">${say('to-list')}</a></p>
<div class="head"><div><h1>${text?.title}</h1><p class="num">${localTime(activity.at, activity.timeZone, locale)} · ${text?.place} · ${unit ?? say('everyone')}${isOff && html` <span class="tag">${say('off')}</span>`}</p></div></div>
${saidLine(say, said)}
<div class="columns"><div class="stack">
<section class="card stack"><p>${text?.about}</p><p class="num"><b>${say('signed-up')}: ${signedUpWords(reading, activity)}</b></p></section>
${namesPart(reading, opened)}
${opened.form && changePart(reading, opened.form, { at, today: opened.today, zone: activity.timeZone })}
</div><div class="stack">
${isOver ? afterPart(reading, opened, at) : !isOff && html`<section class="card stack"><p class="soft">${say('call-off-hint')}</p><form method="post" action="${at}/off"><button class="danger">${say('call-off')}</button></form></section>`}
</div></div>`;
}

function changePart(
  reading: Reading,
  form: NonNullable<OpenedActivity['form']>,
  { at, today, zone }: { readonly at: string; readonly today: string; readonly zone: string },
): Html {
  const { say } = reading;
  return html`<section class="card stack" aria-labelledby="change-h"><details><summary><h2 id="change-h">${say('change')}</h2></summary><p class="soft small">${say('change-hint')}</p>
<form method="post" action="${at}/change" class="stack">${textFields(reading, form)}
${timeFields(reading, form, today)}
<p class="soft small">${say('zone-of', { zone })}</p>
<div class="line">${placesField(reading, form)}</div>
<div class="actions"><button class="primary">${say('change-save')}</button></div></form></details></section>`;
}

function namesPart({ say }: Reading, { activity, names }: OpenedActivity): Html {
  return html`<section class="card stack" aria-labelledby="names-h"><h2 id="names-h">${say('names')}</h2>
${
  !activity.needsNames
    ? html`<p class="soft">${say('no-names')}</p>`
    : html`<p class="soft small">${say('names-hint')}</p>${names.length === 0 ? html`<p>${say('names-none')}</p>` : html`<ul class="plain">${names.map((name) => html`<li>${name}</li>`)}</ul>`}`
}</section>`;
}

function afterPart(
  reading: Reading,
  { activity, shares, words }: OpenedActivity,
  at: string,
): Html {
  const { say } = reading;
  return html`<section class="card stack" aria-labelledby="came-h"><h2 id="came-h">${say('came')}</h2><p class="soft small">${say('came-hint')}</p>
<form method="post" action="${at}/came" class="line"><div class="field"><label for="came" class="hush">${say('came')}</label><input id="came" name="came" inputmode="numeric" value="${activity.came ?? ''}"></div><button>${say('came-save')}</button></form></section>
<section class="card stack" aria-labelledby="how-h"><h2 id="how-h">${say('feedback')}</h2>
${
  shares === undefined
    ? html`<p class="soft">${say('feedback-few')}</p>`
    : html`<p class="soft num">${say('feedback-about', { n: shares[0]?.shown.about ?? 0 })}</p><ul class="plain">${shares.map(({ rating, shown }) => html`<li class="num">${say(`rating-${rating}`)}: ${shareWords(reading, shown.share)}</li>`)}</ul>`
}
<h3>${say('words')}</h3>
${words.length === 0 ? html`<p class="soft">${say('words-none')}</p>` : words.map((one) => html`<blockquote class="note">${one}</blockquote>`)}</section>`;
}

function shareWords({ say }: Reading, share: number | 'under' | 'over'): string {
  return typeof share === 'number' ? say('share', { n: share }) : say(`share-${share}`);
}

export function titleIn({ texts }: Pick<Activity, 'texts'>, locale: Locale): string {
  return (texts[locale] ?? texts[locale === 'en' ? 'zh-CN' : 'en'])?.title ?? '';
}

export function signedUpWords({ say }: Reading, { signedUp, places }: Activity): string {
  const n = signedUp === null ? say('few') : say('about', { n: signedUp });
  return places === null ? n : `${n} ${say('of-places', { n: places })}`;
}
