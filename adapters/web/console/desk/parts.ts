// Pieces of the desk's pages.

import { html } from 'hono/html';
import type { DeskBoard } from '../../../../src/care/desk/board.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import type { DeskWords } from './words.ts';

export type Reading = {
  readonly say: DeskWords;
  readonly locale: Locale;
  readonly time: (at: Date) => string;
};

export type Labelled = DeskBoard['open'][number]['labels'];

export function aboutOf({ say, locale }: Reading, { labels }: { readonly labels: Labelled }) {
  return labels.about?.[locale] ?? say('any-item');
}

export function deskTag({ locale }: Reading, { labels }: { readonly labels: Labelled }): Html {
  return html`<span class="tag">${labels.desk[locale]}</span>`;
}
