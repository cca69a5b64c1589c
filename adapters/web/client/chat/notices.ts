/// <reference lib="dom" />
// Told outside the page that something came, never what or from whom. Off until asked for, and
// kept in this browser alone.

import { element, LOCALE, word } from './page.ts';

const KEPT_AS = 'tell';
const TAG = 'new'; // the next one replaces it

export type Notices = {
  /** Nothing is shown unless the person asked for it here. */
  tell: () => void;
  forget: () => void;
};

export function openNotices(): Notices {
  const button = element('tell', HTMLButtonElement);
  const hint = element('tell-hint', HTMLParagraphElement);
  const state = element('tell-state', HTMLSpanElement);
  let shown: Notification | undefined;

  function paint(): void {
    const isTold = isOn();
    button.ariaPressed = String(isTold);
    state.textContent = word(isTold ? 'on' : 'off');
    hint.textContent = word('tell-hint');
  }

  async function turn(): Promise<void> {
    if (isOn()) return forget();
    const answer = await Notification.requestPermission();
    if (answer === 'granted') localStorage.setItem(KEPT_AS, 'yes');
    paint();
    if (answer === 'denied') hint.textContent = word('tell-refused');
  }

  function forget(): void {
    localStorage.removeItem(KEPT_AS);
    takeBack();
    paint();
  }

  function takeBack(): void {
    shown?.close();
    shown = undefined;
    void takeBackOfWorker();
  }

  element('tell-entry', HTMLLIElement).hidden = !isPossible();
  element('more', HTMLDivElement).addEventListener('beforetoggle', paint);
  button.addEventListener('click', () => void turn());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) takeBack();
  });

  return {
    tell() {
      if (!document.hidden || !isOn()) return;
      const options = { body: word('new-one'), tag: TAG, lang: LOCALE };
      try {
        shown = new Notification(word('title'), options);
        shown.addEventListener('click', () => {
          window.focus();
          takeBack();
        });
      } catch {
        void tellByWorker(options); // phones allow it to a worker only
      }
    },
    forget,
  };
}

/** Over plain http there is none. */
function isPossible(): boolean {
  return isSecureContext && 'Notification' in window;
}

function isOn(): boolean {
  const isAsked = localStorage.getItem(KEPT_AS) !== null;
  return isPossible() && isAsked && Notification.permission === 'granted';
}

async function tellByWorker(options: NotificationOptions): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration();
  await worker?.showNotification(word('title'), options).catch(() => undefined);
}

async function takeBackOfWorker(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const notice of (await worker?.getNotifications({ tag: TAG })) ?? []) notice.close();
}
