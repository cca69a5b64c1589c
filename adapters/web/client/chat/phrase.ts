/// <reference lib="dom" />
// A recovery phrase: made when asked for, on the screen until the panel closes, and nowhere else.

import { makePhrase } from './api.ts';
import { element, make, word } from './page.ts';

export function openPhrase(): void {
  const panel = element('phrase', HTMLDivElement);
  const list = element('phrase-words', HTMLOListElement);
  const lead = element('phrase-lead', HTMLParagraphElement);
  const state = element('phrase-state', HTMLParagraphElement);
  const button = element('phrase-make', HTMLButtonElement);
  const have = element('phrase-have', HTMLButtonElement);
  const close = element('phrase-close', HTMLButtonElement);

  element('phrase-open', HTMLButtonElement).addEventListener('click', () => {
    element('more', HTMLDivElement).hidePopover();
    clear();
    panel.showPopover();
    element('phrase-title', HTMLHeadingElement).focus();
  });
  button.addEventListener('click', () => void show());
  for (const way of [have, close])
    way.addEventListener('click', () => {
      panel.hidePopover();
      clear();
    });

  function clear(): void {
    list.replaceChildren();
    list.hidden = true;
    button.hidden = false;
    have.hidden = false;
    lead.textContent = word('phrase-lead');
    state.textContent = '';
    close.textContent = word('close');
  }

  async function show(): Promise<void> {
    button.disabled = true;
    const words = await makePhrase();
    button.disabled = false;
    if (typeof words === 'string') {
      state.textContent = word(`phrase-${words}`);
      return;
    }
    list.append(...words.map((one) => make('li', '', one)));
    list.hidden = false;
    button.hidden = true;
    have.hidden = true;
    lead.textContent = word('phrase-shown');
    close.textContent = word('phrase-done');
    close.focus();
  }
}
