/// <reference lib="dom" />
// Whose page this is. A browser may be left by one officer and taken up by another, while a page of
// the first is open still, or comes back with its tab.

import { forgetAll, recall } from './memory.ts';

const KEPT_AS = 'session';
const UNSENT = 'unsent';

let mark = sessionStorage.getItem(KEPT_AS);

export const sessionMark = (): string | null => mark;

/** @returns false where the page is another session's. */
export function isOurs(session: string): boolean {
  if (mark !== null) return mark === session;
  mark = session;
  sessionStorage.setItem(KEPT_AS, session);
  return true;
}

/** The session is gone from the browser: what waits here goes out by the next one. */
export function losesSession(): void {
  mark = null;
}

/** Nothing of the one before is on the page any more. It is read again for whoever is there now. */
export function startAnew(): void {
  document.documentElement.hidden = true;
  const isUnsent = recall().some(({ state }) => state === 'waiting');
  forgetAll();
  if (isUnsent) sessionStorage.setItem(UNSENT, 'yes');
  location.reload();
}

/** Whether something was lost by starting anew. Asked once. */
export function wasUnsent(): boolean {
  const was = sessionStorage.getItem(UNSENT) !== null;
  sessionStorage.removeItem(UNSENT);
  return was;
}
