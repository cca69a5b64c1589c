/// <reference lib="dom" />
// Where the person writes: it grows with the words, Enter sends, Shift+Enter starts a line.

import { element } from './page.ts';

const ROWS_MAX_PX = 180;
const DRAFT = 'draft';

export function openComposer(send: (words: string) => void): { focus(): void } {
  const form = element('form', HTMLFormElement);
  const field = element('write', HTMLTextAreaElement);

  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, ROWS_MAX_PX)}px`;
  }

  function submit(): void {
    const words = field.value;
    if (words.trim() === '') return;
    field.value = '';
    sessionStorage.removeItem(DRAFT);
    grow();
    send(words);
  }

  field.value = sessionStorage.getItem(DRAFT) ?? '';
  grow();
  field.addEventListener('input', () => {
    sessionStorage.setItem(DRAFT, field.value);
    grow();
  });
  field.addEventListener('keydown', (event) => {
    // While a Chinese input method is composing, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  return { focus: () => field.focus() };
}
