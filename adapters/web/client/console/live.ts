/// <reference lib="dom" />
// Hears that something changed. Without a stream the page asks on its own now and then.

import { mayStream } from './few-streams.ts';

const ASK_MS = 15_000;
const ASK_ANYWAY_MS = 60_000;

/**
 * Calls back with a case's id, `said` and the id of the talk on this page, or `queue`; with `queue`
 * too whenever something may have been missed.
 */
export function follow(changed: (what: string) => void, talk?: string): void {
  const sign = document.querySelector<HTMLElement>('[data-live]');
  const show = (isLive: boolean) => {
    if (!sign) return;
    sign.textContent = (isLive ? sign.dataset['on'] : sign.dataset['off']) ?? '';
    sign.classList.toggle('good', isLive);
  };
  let isOpen = false;
  const listen = () => {
    const source = new EventSource(
      `/console/talks/events${talk === undefined ? '' : `?talk=${talk}`}`,
    );
    source.addEventListener('open', () => {
      if (!isOpen) changed('queue');
      isOpen = true;
      show(true);
    });
    source.addEventListener('error', () => {
      isOpen = false;
      show(false);
    });
    source.addEventListener('changed', ({ data }) => changed(data));
    source.addEventListener('over', () => location.assign('/console/sign-in'));
  };
  let isListening = false;
  const listenOnce = calmly(async () => {
    if (isListening || !(await mayStream())) return;
    isListening = true;
    listen();
  });
  listenOnce();
  setInterval(() => {
    listenOnce();
    if (!isOpen) changed('queue');
  }, ASK_MS);
  // The database may have dropped the listener without the stream's knowing.
  setInterval(() => changed('queue'), ASK_ANYWAY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') changed('queue');
  });
}

/** A piece of the page, parsed; absent when the server is away. Signed out: to the sign-in page. */
export async function piece(path: string): Promise<Document | undefined> {
  try {
    const response = await fetch(path, { headers: { accept: 'text/html' } });
    if (response.redirected && new URL(response.url).pathname === '/console/sign-in')
      location.assign('/console/sign-in');
    if (!response.ok) return undefined;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return undefined;
  }
}

/** One at a time, and once more if it was asked for meanwhile. */
export function calmly(work: () => Promise<void>): () => void {
  let isBusy = false;
  let isWanted = false;
  const run = async () => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isBusy = false;
  };
  return () => void run();
}
