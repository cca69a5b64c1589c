// Where a press leads back to, with what became of it.

import type { ConsoleContext } from '../view.ts';

export function toTalk(c: ConsoleContext, id: string, said?: string) {
  return c.redirect(`/console/talks/${id}${said === undefined ? '' : `?said=${said}`}`, 303);
}

export function toQueue(c: ConsoleContext, said: string) {
  return c.redirect(`/console/talks?said=${said}`, 303);
}
