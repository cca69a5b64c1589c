// One task: why, what one could ask, and what may be done about it.

import { html } from 'hono/html';
import type { OpenedTask } from '../../../../src/care/board.flow.ts';
import type { Html } from '../layout.ts';
import { listed } from './load-parts.ts';
import { contactList, dayWords, formTag, heldFields, type Reading, whyWords } from './parts.ts';
import { saidLine } from './words.ts';

export function taskBody(reading: Reading, opened: OpenedTask, said: string | undefined): Html {
  const { say, locale } = reading;
  const { task, officer, why, contacts } = opened;
  return html`<p><a class="back" href="/console/care">${say('to-board')}</a></p>
<div class="head"><div><h1><a href="/console/care/people/${officer.id}">${officer.name}</a> ${formTag(say, task)}</h1>
<p>${whyWords(reading, why)} <span class="soft num">· ${say('due')} ${dayWords(task.dueOn, locale)}</span></p></div></div>
${saidLine(say, said)}
<div class="columns"><div class="stack">
${cardPart(reading, opened)}
${contactList(reading, contacts)}
</div><div class="stack">
${task.state === 'open' ? steps(reading, opened) : html`<section class="card stack"><p>${say(task.state === 'held' ? 'over-held' : 'over-dropped')}</p>${opened.offered.length > 0 && html`<p class="soft">${say('offered', { what: listed(reading, opened.offered) })}</p>`}</section>`}
</div></div>`;
}

function cardPart({ say, locale }: Reading, { why, card }: OpenedTask): Html {
  const part = (word: 'card-ask' | 'card-leave' | 'card-age' | 'card-always') => {
    const texts = card[CARD_PARTS[word]];
    return (
      texts.length > 0 &&
      html`<h3>${say(word)}</h3><ul>${texts.map((text) => html`<li>${text[locale]}</li>`)}</ul>`
    );
  };
  return html`<section class="card stack prompts" aria-labelledby="card-h"><h2 id="card-h">${say('card-title')}</h2>
${why.map(({ when }) => html`<p class="soft">${when[locale]}</p>`)}
${part('card-ask')}${part('card-age')}${part('card-leave')}${part('card-always')}</section>`;
}

const CARD_PARTS = {
  'card-ask': 'ask',
  'card-leave': 'leave',
  'card-age': 'age',
  'card-always': 'always',
} as const;

function steps(reading: Reading, opened: OpenedTask): Html {
  const { say } = reading;
  const { task, today, reasons, colleagues } = opened;
  const at = `/console/care/tasks/${task.id}`;
  return html`<section class="card stack" aria-labelledby="held-h"><h2 id="held-h">${say('held-title')}</h2>
<form method="post" action="${at}/held" class="stack">${heldFields(say, opened)}${offerTicks(reading, opened)}<button class="primary">${say('held')}</button></form></section>
<section class="card stack" aria-labelledby="off-h"><h2 id="off-h">${say('put-off-title')}</h2>
<form method="post" action="${at}/put-off" class="stack"><div class="field short"><label for="to">${say('put-off-to')}</label><input id="to" name="to" type="date" required min="${today}"></div>
<div class="field"><label for="reason">${say('reason')}</label><select id="reason" name="reason">${reasons.map(
    (one) => html`<option value="${one}">${say(`reason-${one}`)}</option>`,
  )}</select></div><button>${say('put-off')}</button></form></section>
<section class="card stack" aria-labelledby="on-h"><h2 id="on-h">${say('hand-on-title')}</h2>
<form method="post" action="${at}/hand-on" class="stack"><div class="field"><label for="hand">${say('hand-on-to')}</label><select id="hand" name="to"><option value="any">${say('anyone')}</option>${colleagues.map(
    ({ id, label }) =>
      html`<option value="${id}"${id === task.ownerId ? html` selected` : ''}>${label}</option>`,
  )}</select></div><button>${say('hand-on')}</button></form>
<form method="post" action="${at}/drop" class="stack"><p class="soft small">${say('drop-hint')}</p><button class="danger">${say('drop')}</button></form></section>`;
}

/** Where hours or leave called for it: what the station offers, not what was answered. */
function offerTicks({ say, locale }: Reading, { offers }: OpenedTask): Html {
  if (offers.length === 0) return html``;
  return html`<fieldset class="ticks"><legend>${say('offers')}</legend>${offers.map(
    ({ id, label }) =>
      html`<label class="tick"><input type="checkbox" name="offered" value="${id}"> ${label[locale]}</label>`,
  )}</fieldset>`;
}
