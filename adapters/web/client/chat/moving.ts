/// <reference lib="dom" />
// Bringing an alias here: by a phrase typed in the welcome, or by the link that led here. Neither
// is kept in the tab, and the link's token leaves the address at once.

import { bring, type MovedBy } from './api.ts';
import { forgetAll } from './memory.ts';
import { element, word } from './page.ts';

const CHARS_MIN = 12;

export function openMoving(newId: () => string): void {
  const form = element('phrase-form', HTMLFormElement);
  const field = element('old-phrase', HTMLTextAreaElement);
  const hint = element('old-phrase-hint', HTMLParagraphElement);
  const opener = element('have-phrase', HTMLButtonElement);

  opener.addEventListener('click', () => {
    form.hidden = !form.hidden;
    opener.ariaExpanded = String(!form.hidden);
    if (!form.hidden) field.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const phrase = field.value.trim();
    if (phrase.length < CHARS_MIN) hint.textContent = word('have-phrase-hint');
    else void move({ phrase }, hint);
  });

  async function move(by: MovedBy, state: HTMLElement): Promise<void> {
    state.textContent = word('bring-going');
    const answer = await bring(newId(), by);
    if (answer === 'away') state.textContent = word('bring-away');
    else if (answer.length > 0) state.textContent = answer.map(({ text }) => text).join('\n');
    else {
      forgetAll();
      location.replace('/'); // as whoever it is now
    }
  }

  const token = tokenInAddress();
  if (token !== undefined) askToBring(token);

  function askToBring(moveToken: string): void {
    const panel = element('bring', HTMLDivElement);
    const yes = element('bring-yes', HTMLButtonElement);
    panel.showPopover();
    element('bring-title', HTMLHeadingElement).focus();
    element('bring-no', HTMLButtonElement).addEventListener('click', () => panel.hidePopover());
    yes.addEventListener('click', async () => {
      yes.disabled = true;
      await move({ token: moveToken }, element('bring-state', HTMLParagraphElement));
      yes.disabled = false;
    });
  }
}

function tokenInAddress(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('move');
  if (token === null) return undefined;
  history.replaceState(null, '', '/');
  return token;
}
