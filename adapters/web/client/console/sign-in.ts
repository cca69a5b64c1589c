/// <reference lib="dom" />
// Moves the link's token out of the address into the form. The fragment never left the browser.

import { hasPasskeys } from './passkeys-here.ts';

const form = document.querySelector<HTMLFormElement>('[data-sign-in]');
const token = location.hash.slice(1);

if (form && token !== '') {
  history.replaceState(null, '', location.pathname);
  fill(form, 'token', token);
  const passkey = document.querySelector<HTMLElement>('[data-passkey]');
  if (hasPasskeys(passkey?.dataset['origin'])) fill(form, 'offer', 'passkey');
  form.hidden = false;
  document.querySelector('[data-no-token]')?.setAttribute('hidden', '');
  form.querySelector('button')?.focus();
} else {
  // Signed in already, but came by a link from elsewhere, with which the cookie does not travel.
  const session = await fetch('/console/session');
  if (session.status === 204) location.replace('/console');
}

function fill(where: HTMLFormElement, name: string, value: string): void {
  const field = where.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (field) field.value = value;
}
