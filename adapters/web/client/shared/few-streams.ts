/// <reference lib="dom" />
// A browser opens six connections to a host and no more, over all its tabs, and a stream holds one
// for as long as it is open. So of each kind of page one tab leads: it has a stream even where
// nobody looks at it. A tab in view has one of its own while there is room. Both tell the rest.

export type Pages = {
  /** Opens a stream. @returns what closes it. */
  readonly open: () => () => void;
  /** What a tab with a stream told this one, which has none. */
  readonly heard: (news: string) => void;
  /** What to tell a tab that has just come. */
  readonly now: () => string;
  /** Now and then while there is no stream. */
  readonly ask: () => void;
  readonly askMs: number;
};

const WHO = '?';
const AGAIN_MS = 15_000;
const ALONE_MS = 3_000;

/**
 * @param inViewMax tabs with a stream besides the one that leads
 * @returns what tells the others, and what ends it all for good
 */
export function shareStreams(kind: string, inViewMax: number, pages: Pages) {
  const { open, heard, now, ask, askMs } = pages;
  const told = new BroadcastChannel(`warmline-${kind}`);
  const ended = new AbortController();
  const locks = 'locks' in navigator ? navigator.locks : undefined; // none over plain http: no streams
  let isLeading = false;
  let giveBack: (() => void) | undefined;
  let close: (() => void) | undefined;

  function settle(): void {
    const isMeant = isLeading || giveBack !== undefined;
    if (isMeant === (close !== undefined)) return;
    if (close === undefined) close = open();
    else {
      close();
      close = undefined;
    }
  }

  async function lookAfterView(): Promise<void> {
    if (document.hidden || isLeading) giveBack?.();
    else
      for (let n = 1; n <= inViewMax && giveBack === undefined; n += 1)
        await takeIfFree(`warmline-${kind}-in-view-${n}`);
    if (!ended.signal.aborted) settle();
  }

  async function takeIfFree(name: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    void locks?.request(name, { ifAvailable: true }, (lock) => {
      resolve();
      if (lock === null) return undefined;
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      giveBack = () => {
        giveBack = undefined;
        end();
      };
      return over;
    });
    if (locks !== undefined) await promise;
  }

  told.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (data === WHO) {
      if (close !== undefined) told.postMessage(now());
    } else if (close === undefined) heard(data);
  });
  locks
    ?.request(`warmline-${kind}`, { signal: ended.signal }, () => {
      isLeading = true;
      void lookAfterView();
      return new Promise<void>((over) => ended.signal.addEventListener('abort', () => over()));
    })
    .catch(() => undefined); // ended before its turn
  const look = () => void lookAfterView();
  document.addEventListener('visibilitychange', look, { signal: ended.signal });
  const timer = setInterval(look, AGAIN_MS);
  const asking = setInterval(
    () => {
      if (close === undefined) ask();
    },
    locks === undefined ? ALONE_MS : askMs,
  );
  void lookAfterView().then(() => {
    if (close === undefined) told.postMessage(WHO);
  });

  return {
    tell: (news: string): void => told.postMessage(news),
    hasStream: () => close !== undefined,
    /** Whether other tabs can be told of one's stream at all. */
    isAlone: locks === undefined,
    end(): void {
      ended.abort();
      clearInterval(timer);
      clearInterval(asking);
      giveBack?.();
      told.close();
      close?.();
      close = undefined;
    },
  };
}
