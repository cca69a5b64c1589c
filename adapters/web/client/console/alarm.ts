/// <reference lib="dom" />
// Sound and notifications that repeat while something rings. They carry no content: a screen or a
// phone may be seen by others.

import { openSound } from './sound.ts';

const URGENT_MS = 8_000;
const CALM_MS = 45_000;

export type Ringing = { readonly ringing: number; readonly urgent: number };

export type Alarm = {
  /** What rings now; a new ring sounds at once. */
  setRinging(next: Ringing): void;
  /** An officer wrote while nobody looked at this page. */
  tellMessage(): void;
};

export function openAlarm(): Alarm {
  const bar = document.querySelector<HTMLElement>('[data-alarm]');
  const { title } = document;
  const chime = openSound(bar?.querySelector<HTMLElement>('[data-sound]') ?? undefined);
  notifyButton(bar?.querySelector<HTMLButtonElement>('[data-notify]') ?? undefined);
  let state: Ringing = { ringing: 0, urgent: 0 };
  let rangAt = 0;

  const notify = (text: string | undefined, tag: string) => {
    if (document.visibilityState === 'visible' || !mayNotify()) return;
    const shown = new Notification(bar?.dataset['title'] ?? '', { body: text ?? '', tag });
    shown.addEventListener('click', () => globalThis.focus());
  };
  const ringIfDue = () => {
    if (state.ringing === 0) return;
    if (Date.now() - rangAt < (state.urgent > 0 ? URGENT_MS : CALM_MS)) return;
    rangAt = Date.now();
    chime(state.urgent > 0 ? [880, 660, 880] : [523, 659]);
    notify(bar?.dataset['ringingText'], 'ringing');
  };
  setInterval(ringIfDue, 1000);

  return {
    setRinging: (next) => {
      if (next.ringing > state.ringing || next.urgent > state.urgent) rangAt = 0;
      state = next;
      document.title = next.ringing > 0 ? `(${next.ringing}) ${title}` : title;
      ringIfDue();
    },
    tellMessage: () => {
      if (document.visibilityState === 'visible') return;
      chime([660]);
      notify(bar?.dataset['messageText'], 'message');
    },
  };
}

export function ringingOf(from: ParentNode): Ringing {
  const { ringing = '0', urgent = '0' } =
    from.querySelector<HTMLElement>('[data-ringing]')?.dataset ?? {};
  return { ringing: Number(ringing), urgent: Number(urgent) };
}

function mayNotify(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted';
}

function notifyButton(button: HTMLButtonElement | undefined): void {
  if (!button) return;
  if (!('Notification' in globalThis)) {
    button.hidden = true;
    return;
  }
  const show = () => {
    button.setAttribute('aria-pressed', String(mayNotify()));
    button.disabled = Notification.permission === 'denied';
  };
  show();
  button.addEventListener('click', () => void Notification.requestPermission().then(show));
}
