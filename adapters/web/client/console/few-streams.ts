/// <reference lib="dom" />
// A browser opens six connections to a host and no more, over all its tabs. A stream holds one for
// good, so a few tabs have one and the others ask now and then; what is free is taken up again.

const STREAMS_MAX = 4;

/** Whether this page may hold a stream for as long as it is open. */
export async function mayStream(): Promise<boolean> {
  if (!('locks' in navigator)) return true; // no secure context: nothing tells one tab of another
  for (let n = 1; n <= STREAMS_MAX; n += 1) if (await holds(`warmline-stream-${n}`)) return true;
  return false;
}

function holds(name: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
    resolve(lock !== null);
    return lock === null ? undefined : new Promise(() => undefined); // until the page goes
  });
  return promise;
}
