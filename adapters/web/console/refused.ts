// The page for a request that is turned away before anybody looked who is reading.

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type EdgeProblem, problemPage } from './problem.ts';
import { type ConsoleContext, localeOf } from './view.ts';

export function refusedPage(c: ConsoleContext, what: EdgeProblem, status: ContentfulStatusCode) {
  c.set('locale', localeOf(c, undefined));
  return problemPage(c, what, status);
}
