// Beside the talk: how it was, and what counselors of the case note for each other.

import { html } from 'hono/html';
import type { CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import { draftPart } from './aid-part.ts';
import { since } from './parts.ts';
import type { TalkWords } from './words.ts';

/** Once it has ended: better, the same or worse, by both. */
export function afterPart(say: TalkWords, { state, told, seen }: CaseView): Html {
  if (state !== 'closed' && told === undefined && seen === undefined) return html``;
  const how = (after: CaseView['told']) =>
    say(after === undefined ? 'after-open' : `after-${after}`);
  return html`<section class="card stack" aria-labelledby="after-h"><h2 id="after-h">${say('how-it-was')}</h2>
<p>${say('told-by-officer', { how: how(told) })}</p><p>${say('seen-by-counselor', { how: how(seen) })}</p>
<p><a class="button" href="/console/follow-ups">${say('to-follow-ups')}</a></p></section>`;
}

export function notesPart(say: TalkWords, { id, notes, noteMax, aid }: CaseView): Html {
  if (notes === undefined) return html``;
  const draft = aid?.draft?.kind === 'made' ? aid.draft.text : '';
  return html`<section class="card stack" aria-labelledby="notes-h"><h2 id="notes-h">${say('notes')} <span class="count num">${notes.length}</span></h2>
<p class="soft small">${say('notes-more')}</p>
${
  notes.length === 0
    ? html`<p class="soft">${say('notes-none')}</p>`
    : html`<ul class="notes">${notes.map(
        ({ by, at, words }) =>
          html`<li><p class="soft small"><b>${by}</b> ${since(at)}</p><p class="words">${words}</p></li>`,
      )}</ul>`
}
${draftPart(say, id, aid)}
<form method="post" action="/console/talks/${id}/note" class="stack">
<div class="field"><label for="note">${say('note-write')}</label><textarea id="note" name="words" rows="${draft === '' ? 2 : 8}" maxlength="${noteMax}" required${draft === '' ? html`` : html` aria-describedby="draft-mark"`}>${draft}</textarea></div>
<button>${say('note-save')}</button></form></section>`;
}

/** How the officer seems, said together with how the talk ended. */
export function closeSeen(say: TalkWords, { afters }: CaseView): Html {
  return html`<div class="field"><label for="seen">${say('seen')}</label>
<select id="seen" name="seen" required><option value="">${say('choose')}</option>${afters.map((one) => html`<option value="${one}">${say(`after-${one}`)}</option>`)}</select></div>`;
}
