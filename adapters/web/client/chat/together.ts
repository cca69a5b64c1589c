/// <reference lib="dom" />
// What ends the talk in one tab ends it in every other of the same session.

export type Ending = 'left' | 'erased';

/** @returns what tells the other tabs. */
export function openTogether(session: string, ended: (how: Ending) => void) {
  const tabs = new BroadcastChannel(`warmline-ends-${session}`);
  tabs.addEventListener('message', ({ data }: MessageEvent<Ending>) => ended(data));
  return { tell: (how: Ending): void => tabs.postMessage(how) };
}
