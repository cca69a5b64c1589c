// Many pieces of news in a short time are told as one.

import { setTimeout as wait } from 'node:timers/promises';
import { QUEUE } from '../../../../src/hotline/desk.flow.ts';

/** Tells the first at once; what comes before `gapMs` are over is told together, as the newest. */
export function gather(tell: (what: string) => void, gapMs: number): (what: string) => void {
  let held: string | undefined;
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    while (held !== undefined) {
      const what = held;
      held = undefined;
      tell(what);
      await wait(gapMs, undefined, { ref: false });
    }
    isBusy = false;
  };
  return (what) => {
    // Of two different cases only the whole line tells: the page reads both anew.
    held = held === undefined || held === what ? what : QUEUE;
    if (!isBusy) void run();
  };
}
