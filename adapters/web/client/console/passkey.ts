/// <reference lib="dom" />
// A button that makes a passkey or signs in with one: the server asks, the browser answers, the
// server says where to go.

import { hasPasskeys } from './passkeys-here.ts';

type Answer = { readonly to: string };

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  if (hasPasskeys(part.dataset['origin'])) open(part);
}

function open(part: HTMLElement): void {
  const button = part.querySelector('button');
  const status = part.querySelector('[role=status]');
  if (button === null || status === null) return;
  part.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = '';
    const outcome = await perform(part.dataset);
    if (typeof outcome === 'object') return location.assign(outcome.to);
    status.textContent = part.dataset[outcome] ?? '';
    button.disabled = false;
  });
}

async function perform({ passkey: path = '', ceremony, back = '' }: DOMStringMap) {
  try {
    const asked = await post(`${path}/options`);
    if (asked.redirected) return { to: asked.url }; // to sign in again first
    if (!asked.ok) return 'away';
    const credential = await (ceremony === 'make' ? made : used)(await asked.json());
    if (!(credential instanceof PublicKeyCredential)) return 'cancelled';
    const answer = await post(`${path}?${new URLSearchParams({ back })}`, credential.toJSON());
    return answer.ok ? ((await answer.json()) as Answer) : 'refused';
  } catch (error) {
    if (!(error instanceof DOMException)) return 'away';
    return error.name === 'InvalidStateError' ? 'known' : 'cancelled'; // made before, or not now
  }
}

function made(options: PublicKeyCredentialCreationOptionsJSON) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

function used(options: PublicKeyCredentialRequestOptionsJSON) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

function post(path: string, body: unknown = {}): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
