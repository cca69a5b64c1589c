// What a language model did for the counselor, marked as such: a draft to be changed, and
// translations beside the original.

import { html } from 'hono/html';
import type { AidState } from '../../../../src/hotline/aid/aid.ts';
import type { AidView, CaseView } from '../../../../src/hotline/case-view.ts';
import type { Html } from '../layout.ts';
import type { TalkWords } from './words.ts';

/** Above the field for a note, which it fills. */
export function draftPart(say: TalkWords, id: string, aid: AidView | undefined): Html {
  if (aid === undefined) return html``;
  const press = (path: string, text: string, more?: Html) =>
    html`<form method="post" action="/console/talks/${id}/${path}" class="stack">${more}<button>${text}</button></form>`;
  const ask = press(
    'draft',
    say('aid-draft'),
    html`<p class="soft small">${say('aid-draft-more')}</p>`,
  );
  switch (aid.draft?.kind) {
    case undefined:
      return ask;
    case 'asked':
      return html`<p class="said" role="status">${say('aid-asked')}</p>`;
    case 'none-came':
      return html`<p class="said" role="status">${say('aid-none')}</p>${ask}`;
    case 'made':
      return html`<div id="draft-mark" class="said"><p><b>${say('aid-mark')}</b></p><p class="small">${say('aid-mark-more')}</p></div>
${press('draft/drop', say('aid-drop'))}`;
  }
}

/** Under the talk, for whoever may note things of it. */
export function translateForm(say: TalkWords, { id, aid, said }: CaseView): Html {
  const isOpen = said.some(
    (one) =>
      one.author === 'officer' &&
      (aid?.translations.get(one.id)?.kind ?? 'none-came') === 'none-came',
  );
  return html`<div id="talk-aid">${
    aid !== undefined &&
    isOpen &&
    html`<form method="post" action="/console/talks/${id}/translate"><button>${say('aid-translate')}</button></form>`
  }</div>`;
}

export function translationPart(say: TalkWords, state: AidState | undefined): Html {
  switch (state?.kind) {
    case undefined:
      return html``;
    case 'asked':
      return html`<p class="soft small" data-aid="asked">${say('aid-translating')}</p>`;
    case 'none-came':
      return html`<p class="soft small" data-aid="none-came">${say('aid-untranslated')}</p>`;
    case 'made':
      return html`<div class="translated" data-aid="made"><p class="by">${say('aid-translated')}</p><p class="words">${state.text}</p></div>`;
  }
}
