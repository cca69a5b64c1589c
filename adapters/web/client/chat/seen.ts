/// <reference lib="dom" />
// Who saw me: asked for when the panel is opened, so that nothing of it lies in the page before.

import { whoSaw } from './api.ts';
import { element, make, word } from './page.ts';

export function openSeen(): void {
  const panel = element('seen', HTMLDivElement);
  const list = element('reads', HTMLOListElement);
  const state = element('seen-state', HTMLParagraphElement);
  const older = element('seen-older', HTMLButtonElement);
  let before: string | undefined;

  panel.addEventListener('toggle', (event) => {
    list.replaceChildren();
    older.hidden = true;
    state.textContent = '';
    before = undefined;
    if (event.newState === 'open') void more();
  });
  element('seen-open', HTMLButtonElement).addEventListener('click', () => {
    element('more', HTMLDivElement).hidePopover();
    panel.showPopover();
  });
  older.addEventListener('click', () => void more());

  async function more(): Promise<void> {
    older.disabled = true;
    state.textContent = word('seen-loading');
    const page = await whoSaw(before);
    older.disabled = false;
    if (typeof page === 'string') {
      state.textContent = word(`seen-${page}`);
      return;
    }
    for (const { at, text } of page.reads)
      list.append(make('li', '', make('b', '', at), make('p', '', text)));
    state.textContent = list.childElementCount === 0 ? word('seen-nobody') : '';
    before = page.before;
    older.hidden = before === undefined;
  }
}
