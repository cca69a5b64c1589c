// An activity to be written or changed: the same fields, empty or as they stand.

import { html } from 'hono/html';
import type { ActivityForm } from '../../../../src/care/activities/form.ts';
import type { Fields } from '../fields.ts';
import type { Html } from '../layout.ts';
import type { Reading } from './words.ts';

type Filled = Omit<ActivityForm, 'needsNames'>;

const NONE = { title: '', about: '', place: '' };
export const EMPTY: Filled = {
  zh: NONE,
  en: NONE,
  day: '',
  from: '15:00',
  to: '16:30',
  places: '',
};

export function textFields({ say }: Reading, filled: Filled): Html {
  return html`<div class="langs">${(['zh', 'en'] as const).map(
    (locale) => html`<fieldset class="stack"><legend>${say(`in-${locale}`)}</legend>
${(['title', 'about', 'place'] as const).map((part) => field({ say }, filled, locale, part))}</fieldset>`,
  )}</div>`;
}

function field(
  { say }: Pick<Reading, 'say'>,
  filled: Filled,
  locale: 'zh' | 'en',
  part: 'title' | 'about' | 'place',
): Html {
  const name = `${part}-${locale}`;
  const value = filled[locale][part];
  return html`<div class="field"><label for="${name}">${say(`field-${part}`)}</label>${
    part === 'about'
      ? html`<textarea id="${name}" name="${name}" rows="4" maxlength="600">${value}</textarea>`
      : html`<input id="${name}" name="${name}" maxlength="${part === 'title' ? 80 : 120}" value="${value}">`
  }</div>`;
}

export function timeFields({ say }: Reading, { day, from, to }: Filled, today: string): Html {
  return html`<div class="line"><div class="field"><label for="day">${say('day')}</label><input id="day" name="day" type="date" min="${today}" value="${day}" required></div>
<div class="field"><label for="from">${say('from')}</label><input id="from" name="from" type="time" value="${from}" required></div>
<div class="field"><label for="to">${say('to')}</label><input id="to" name="to" type="time" value="${to}" required></div></div>`;
}

export function placesField({ say }: Reading, { places }: Filled): Html {
  return html`<div class="field"><label for="places">${say('places')}</label><input id="places" name="places" inputmode="numeric" pattern="[0-9]*" value="${places}"></div>`;
}

export function formIn(sent: Fields): ActivityForm {
  const textIn = (locale: 'en' | 'zh') => ({
    title: sent.text(`title-${locale}`),
    about: sent.text(`about-${locale}`),
    place: sent.text(`place-${locale}`),
  });
  return {
    en: textIn('en'),
    zh: textIn('zh'),
    day: sent.text('day'),
    from: sent.text('from'),
    to: sent.text('to'),
    places: sent.text('places'),
    needsNames: sent.text('names') !== '',
  };
}
