/// <reference lib="dom" />
// Bringing an alias here: by a phrase, or by the link that led here. Neither is kept in the tab,
// and the link's token leaves the address at once.

import { bring, type MovedBy } from './api.ts';
import { forgetAll } from './memory.ts';
import { element, word } from './page.ts';

export function openMoving(newId: () => string): void {
  const panel = element('bring', HTMLDivElement);
  const written = element('bring-phrase', HTMLDivElement);
  const field = element('old-phrase', HTMLTextAreaElement);
  const state = element('bring-state', HTMLParagraphElement);
  const yes = element('bring-yes', HTMLButtonElement);
  let token = tokenInAddress();

  function open(): void {
    written.hidden = token !== undefined;
    state.textContent = '';
    panel.showPopover();
    if (written.hidden) element('bring-title', HTMLHeadingElement).focus();
    else field.focus();
  }

  function close(): void {
    token = undefined;
    field.value = '';
    panel.hidePopover();
  }

  async function move(by: MovedBy): Promise<void> {
    yes.disabled = true;
    state.textContent = word('bring-going');
    const answer = await bring(newId(), by);
    yes.disabled = false;
    if (answer === 'away') state.textContent = word('bring-away');
    else if (answer.length > 0) state.textContent = answer.map(({ text }) => text).join('\n');
    else {
      forgetAll();
      location.replace('/'); // as whoever it is now
    }
  }

  for (const id of ['have-phrase', 'phrase-have'])
    element(id, HTMLButtonElement).addEventListener('click', open);
  element('bring-no', HTMLButtonElement).addEventListener('click', close);
  element('bring-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const phrase = field.value.trim();
    if (token !== undefined) void move({ token });
    else if (phrase !== '') void move({ phrase });
    else field.focus();
  });
  if (token !== undefined) open();
}

function tokenInAddress(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('move');
  if (token === null) return undefined;
  history.replaceState(null, '', '/');
  return token;
}
