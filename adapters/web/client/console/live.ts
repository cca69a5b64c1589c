/// <reference lib="dom" />
// Hears that something changed, by a stream of its own or from a tab that has one. Without either
// the page asks now and then.

import { shareStreams } from '../shared/few-streams.ts';
import { keepOpen } from '../shared/open-stream.ts';

const IN_VIEW_MAX = 2;
const HERE = 'here';
const LOST = 'lost';
const ASK_MS = 15_000;
const ASK_OF_TALK_MS = 3_000; // the leading tab hears of its own talk alone
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
  let isLive = false;
  const be = (isNow: boolean) => {
    if (isNow && !isLive) changed('queue');
    isLive = isNow;
    show(isNow);
  };
  const shared = shareStreams('console', IN_VIEW_MAX, {
    open: () =>
      keepOpen({
        address: () => `/console/talks/events${talk === undefined ? '' : `?talk=${talk}`}`,
        opened: () => {
          be(true);
          shared.tell(HERE);
        },
        lost: () => {
          be(false);
          shared.tell(LOST);
        },
        events: {
          changed: ({ data }) => {
            changed(data);
            shared.tell(data);
          },
          over: () => location.assign('/console/sign-in'),
        },
      }),
    heard(news) {
      if (news === HERE || news === LOST) be(news === HERE);
      else changed(news);
    },
    now: () => (isLive ? HERE : LOST),
    ask() {
      changed('queue');
      if (shared.isAlone) void isThere().then(show);
    },
    askMs: talk === undefined ? ASK_MS : ASK_OF_TALK_MS,
  });
  if (shared.isAlone) void isThere().then(show);
  setInterval(() => {
    if (!isLive && shared.hasStream()) changed('queue');
  }, ASK_MS);
  // The database may have dropped the listener without the stream's knowing.
  setInterval(() => changed('queue'), ASK_ANYWAY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') changed('queue');
  });
}

async function isThere(): Promise<boolean> {
  return fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  );
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
