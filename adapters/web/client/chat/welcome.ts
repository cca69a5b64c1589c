/// <reference lib="dom" />
// Before the first word: a start, or the code on a card.

import { element, word } from './page.ts';

const CODE = /^[2-9A-HJKMNP-Z]{4}[\s-]?[2-9A-HJKMNP-Z]{4}$/i;

export function openWelcome(begin: { start(): void; join(card: string): void }): {
  show(isShown: boolean): void;
} {
  const section = element('welcome', HTMLElement);
  const form = element('card-form', HTMLFormElement);
  const field = element('card', HTMLInputElement);
  const opener = element('have-card', HTMLButtonElement);

  element('start', HTMLButtonElement).addEventListener('click', () => begin.start());
  opener.addEventListener('click', () => {
    form.hidden = !form.hidden;
    opener.ariaExpanded = String(!form.hidden);
    if (!form.hidden) field.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const card = field.value.trim();
    if (CODE.test(card)) begin.join(card);
    else refuse();
  });

  function refuse(): void {
    element('card-hint', HTMLParagraphElement).textContent = word('card-bad');
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  return {
    show(isShown) {
      section.hidden = !isShown;
    },
  };
}

/**
 * The code that a link or a QR picture brought behind its #, which no server sees; it leaves the
 * address at once.
 */
export function cardInAddress(): string | undefined {
  const card = new URLSearchParams(location.hash.slice(1)).get('card');
  if (card === null) return undefined;
  history.replaceState(null, '', '/');
  return card.trim() === '' ? undefined : card.trim();
}
