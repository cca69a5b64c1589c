// Where to go on after an errand: a page of the console by its path, and nothing else.

import type { ConsoleContext } from './view.ts';

const START = '/console';
const PAGE = /^\/console(\/[\w-]+)*$/;

export function pathBack(path: string | undefined): string {
  return path !== undefined && PAGE.test(path) ? path : START;
}

/** The page the form was on, if it was one of the console's. */
export function cameFrom(c: ConsoleContext): string {
  const referer = c.req.header('referer') ?? '';
  return pathBack(URL.canParse(referer) ? new URL(referer).pathname : undefined);
}
