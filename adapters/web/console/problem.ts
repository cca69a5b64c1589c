// A page that says what is the matter, and how to go on.

import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { page } from './layout.ts';
import type { ConsoleContext } from './view.ts';
import { commonWords } from './words.ts';

export type EdgeProblem = 'not-from-here' | 'too-long' | 'address-too-long' | 'too-many';
type Problem = 'not-allowed' | 'not-found' | 'went-wrong' | 'sign-in-bad' | EdgeProblem;

export function problemPage(c: ConsoleContext, what: Problem, status: ContentfulStatusCode) {
  const say = commonWords(c.get('locale'));
  const title = say(`${what}-title`);
  const body = html`<section class="notice"><h1>${title}</h1><p>${say(what)}</p>
<p><a class="button" href="/console">${say('to-start')}</a></p></section>`;
  return c.html(page(c, { title, body, width: 'narrow' }), status);
}
