/// <reference lib="dom" />
// Away at once, for whoever must not be seen here: nothing of the talk stays in the tab, and the
// way back does not lead here.

import { forgetAll } from './memory.ts';

const TWICE_WITHIN_MS = 800;
const NOWHERE = 'about:blank';

/** @returns the same without a press. */
export function openLeave(button: HTMLElement, beforehand: () => void): () => void {
  let lastEscapeMs = Number.NEGATIVE_INFINITY;

  function leave(): void {
    document.documentElement.hidden = true;
    document.title = '';
    beforehand();
    forgetAll();
    location.replace(NOWHERE);
  }

  button.addEventListener('click', leave);
  document.addEventListener('keydown', ({ key, timeStamp, repeat, isComposing }) => {
    if (key !== 'Escape' || repeat || isComposing) return;
    if (timeStamp - lastEscapeMs < TWICE_WITHIN_MS) leave();
    lastEscapeMs = timeStamp;
  });
  return leave;
}
