/// <reference lib="dom" />
// The officer's own safety plan on this device, where they asked for it, so that it can be read
// while the server is away. It lies here in plain words: a key for it would lie beside it. So it is
// kept only after its plain explanation, stands with the numbers, and goes with Leave, with erasing,
// and by a button of its own.

import type { MemoryLine } from '../../render.ts';
import { element } from './page.ts';

const KEPT_AS = 'plan';
const KEEP = 'plan-keep';

export type KeptPlan = {
  /** @returns whether the choice was to keep the plan, which goes to no server. */
  isAsked(choiceId: string, text: string): boolean;
  /** A newer plan takes the place of one that is kept. */
  renew(line: MemoryLine): void;
  forget(): void;
};

export function openKeptPlan(): KeptPlan {
  const panel = element('plan-ask', HTMLDivElement);
  const place = element('kept-plan', HTMLElement);
  const text = element('kept-plan-text', HTMLParagraphElement);
  let asked = '';

  function keep(words: string): void {
    try {
      localStorage.setItem(KEPT_AS, words);
    } catch {
      // The browser keeps nothing: it is in the talk still.
    }
    paint();
  }

  function paint(): void {
    const kept = localStorage.getItem(KEPT_AS);
    place.hidden = kept === null;
    text.textContent = kept ?? '';
  }

  function forget(): void {
    localStorage.removeItem(KEPT_AS);
    paint();
  }

  paint();
  element('plan-ask-yes', HTMLButtonElement).addEventListener('click', () => {
    keep(asked);
    panel.hidePopover();
  });
  element('kept-plan-drop', HTMLButtonElement).addEventListener('click', forget);

  return {
    isAsked(choiceId, words) {
      if (choiceId !== KEEP) return false;
      asked = words;
      panel.showPopover();
      return true;
    },
    renew({ choices, text: words }) {
      const isPlan = choices.some(({ id }) => id === KEEP);
      if (isPlan && localStorage.getItem(KEPT_AS) !== null) keep(words);
    },
    forget,
  };
}
