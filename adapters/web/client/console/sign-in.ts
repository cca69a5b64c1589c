/// <reference lib="dom" />
// Moves the link's token out of the address into the form. The fragment never left the browser.

const form = document.querySelector<HTMLFormElement>('[data-sign-in]');
const token = location.hash.slice(1);

if (form && token !== '') {
  history.replaceState(null, '', location.pathname);
  const field = form.querySelector<HTMLInputElement>('[name=token]');
  if (field) field.value = token;
  form.hidden = false;
  document.querySelector('[data-no-token]')?.setAttribute('hidden', '');
  form.querySelector('button')?.focus();
} else {
  // Signed in already, but came by a link from elsewhere, with which the cookie does not travel.
  const session = await fetch('/console/session');
  if (session.status === 204) location.replace('/console');
}

export {};
