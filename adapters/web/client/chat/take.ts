/// <reference lib="dom" />
// Opens a one-time link. Its token stood behind the #, which never left this browser, and is gone
// from the address at once.

import { type OwnFile, openLink } from './api.ts';
import { element, word } from './page.ts';
import { saveFile } from './save-file.ts';

const token = location.hash.slice(1);
const state = element('state', HTMLParagraphElement);
const open = element('open', HTMLButtonElement);
const list = element('files', HTMLUListElement);
history.replaceState(null, '', location.pathname);

if (token === '') state.textContent = word('take-none');
else open.hidden = false;

open.addEventListener('click', () => void take());

async function take(): Promise<void> {
  open.disabled = true;
  const files = await openLink(token);
  open.disabled = false;
  if (files === 'away') {
    state.textContent = word('own-data-away');
    return;
  }
  open.hidden = true;
  if (files === 'over') state.textContent = word('take-over');
  else show(files);
}

function show(files: readonly OwnFile[]): void {
  element('lead', HTMLParagraphElement).textContent = word('take-opened');
  list.hidden = false;
  for (const button of list.querySelectorAll<HTMLButtonElement>('[data-form]')) {
    const file = files.find(({ form }) => form === button.dataset['form']);
    if (file === undefined) button.hidden = true;
    else button.addEventListener('click', () => saveFile(file));
  }
  list.querySelector('button')?.focus();
}
