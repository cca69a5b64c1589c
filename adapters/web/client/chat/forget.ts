/// <reference lib="dom" />
// Whether leaving also makes this browser forget who it is. Chosen here, and kept here alone.

import { forgetBrowser } from './api.ts';
import { element, word } from './page.ts';

const KEPT_AS = 'forget';

export type Forgetting = {
  /** On the way out: nothing is waited for. @returns whether it was asked for */
  leave: () => boolean;
};

export function openForgetting(): Forgetting {
  const button = element('forget', HTMLButtonElement);
  const state = element('forget-state', HTMLSpanElement);

  function paint(): void {
    button.ariaPressed = String(isOn());
    state.textContent = word(isOn() ? 'on' : 'off');
  }

  paint();
  button.addEventListener('click', () => {
    if (isOn()) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, 'yes');
    paint();
  });

  return {
    leave() {
      if (!isOn()) return false;
      forgetBrowser();
      localStorage.clear();
      void forgetPage();
      return true;
    },
  };
}

function isOn(): boolean {
  return localStorage.getItem(KEPT_AS) !== null;
}

/** What was kept of the page for when the server is away, and who keeps it. */
async function forgetPage(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.unregister();
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
}
