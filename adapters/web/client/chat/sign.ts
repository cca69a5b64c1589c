/// <reference lib="dom" />
// What the counselor does just now: here, or writing. It goes by itself when no more is heard.

import type { MemoryLine } from '../../render.ts';
import { element, word } from './page.ts';

const WRITING_MS = 8_000;
const HERE_MS = 45_000; // two beats of the counselor's page, and a little

export function openSign() {
  const place = element('sign', HTMLParagraphElement);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHere = false;
  let gone: ReturnType<typeof setTimeout> | undefined;

  function paint(isWriting: boolean): void {
    const text = isWriting ? word('sign-writing') : isHere ? word('sign-here') : '';
    if (place.textContent !== text) place.textContent = text;
  }

  function settle(): void {
    clearTimeout(timer);
    paint(false);
  }

  function end(): void {
    isHere = false;
    clearTimeout(gone);
    settle();
  }

  return {
    show(sign: string): void {
      isHere = true;
      clearTimeout(gone);
      gone = setTimeout(() => {
        isHere = false;
        settle();
      }, HERE_MS);
      if (sign !== 'writing') {
        paint(place.textContent === word('sign-writing'));
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(settle, WRITING_MS);
      paint(true);
    },
    isHere: () => isHere,
    /** The talk is over here. */
    end,
    /** What was being written; or how they are now, which is asked once a talk is over. */
    came({ choices }: MemoryLine): void {
      if (choices.some(({ id }) => id.startsWith('after:'))) end();
      else settle();
    },
  };
}
