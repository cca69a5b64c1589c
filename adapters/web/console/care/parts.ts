// Pieces of the care pages.

import { html } from 'hono/html';
import type { OpenedOfficer, Why } from '../../../../src/care/board.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import type { CareWords } from './words.ts';

export type Reading = { readonly say: CareWords; readonly locale: Locale };

type Task = OpenedOfficer['tasks'][number]['task'];

/** A day of the calendar, as people read it. */
export function dayWords(day: string, locale: Locale): string {
  const options = { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' } as const;
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', options).format(at);
}

export function formTag(say: CareWords, { form, priority }: Pick<Task, 'form' | 'priority'>): Html {
  const tone = priority === 'urgent' ? 'bad' : priority === 'priority' ? 'accent' : '';
  return html`<span class="tag ${tone}">${say(`form-${form}`)}${priority !== 'routine' && html` · ${say(`priority-${priority}`)}`}</span>`;
}

export function whyWords({ say, locale }: Reading, why: readonly Why[]): Html {
  return html`${why.map(
    ({ label, step }, n) =>
      html`${n > 0 ? (locale === 'en' ? '; ' : '；') : ''}${label[locale]}${step > 0 && html` <span class="soft small">${say('follow-up')}</span>`}`,
  )}`;
}

export function contactList({ say, locale }: Reading, contacts: OpenedOfficer['contacts']): Html {
  return html`<section class="card stack" aria-labelledby="before-h"><h2 id="before-h">${say('before-title')}</h2>
<p class="soft small">${say('no-words')}</p>
${
  contacts.length === 0
    ? html`<p class="soft">${say('before-none')}</p>`
    : html`<ul>${contacts.map(
        ({ on, form, heldAs }) =>
          html`<li class="num">${dayWords(on, locale)} · ${say(`form-${form}`)}, ${say(`held-${heldAs}`)}</li>`,
      )}</ul>`
}</section>`;
}

/** Day and way of a contact. */
export function heldFields(
  say: CareWords,
  { today, heldAs, usual }: Pick<OpenedOfficer, 'today' | 'heldAs'> & { readonly usual?: string },
): Html {
  return html`<div class="field short"><label for="on">${say('held-on')}</label><input id="on" name="on" type="date" required value="${today}" max="${today}"></div>
<div class="field"><label for="as">${say('held-as')}</label><select id="as" name="as">${heldAs.map(
    (one) =>
      html`<option value="${one}"${one === usual ? html` selected` : ''}>${say(`held-${one}`)}</option>`,
  )}</select></div>`;
}
