/// <reference lib="dom" />
// The numbers are in the page already; this adds copying where the browser lets us.

import { element, word } from './page.ts';

const SHOWN_MS = 2_000;

export function openHelp(askForPerson: () => void): void {
  const panel = element('help', HTMLDivElement);
  element('ask-person', HTMLButtonElement).addEventListener('click', () => {
    panel.hidePopover();
    askForPerson();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = navigator.clipboard === undefined; // over plain http there is none
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
  button.textContent = word('copied');
  setTimeout(() => {
    button.textContent = word('copy');
  }, SHOWN_MS);
}
