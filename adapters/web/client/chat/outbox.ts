/// <reference lib="dom" />
// What was written goes out in its order, each once: it waits here while the line is away.

import { deliver, makeSession, type Sent } from './api.ts';
import { amend, recall, remember, type Saying } from './memory.ts';
import { losesSession } from './whose.ts';

const FIRST_WAIT_MS = 1_000;
const WAIT_MAX_MS = 15_000;

export type Told = {
  changed(saying: Saying): void;
  answered(lines: Sent['lines']): void;
  /** Whether messages can be handed over: the server is `busy`, or there is no line to it. */
  flow(state: 'going' | 'busy' | 'away'): void;
};

export function openOutbox(told: Told) {
  const waiting: Saying[] = recall().filter(({ state }) => state === 'waiting');
  let isBusy = false;
  let waitMs = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function pump(): Promise<void> {
    clearTimeout(timer);
    if (isBusy) return;
    isBusy = true;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const { kind, lines } = await deliver(first);
      told.answered(lines);
      if (kind === 'accepted' || kind === 'refused') {
        waiting.shift();
        settle(first, kind === 'accepted' ? 'sent' : 'refused');
        continue;
      }
      if (kind === 'no-session') losesSession();
      if (kind === 'no-session' && (await makeSession()) && waitMs === FIRST_WAIT_MS) {
        waitMs *= 2;
        continue;
      }
      told.flow(kind === 'again' ? 'busy' : 'away');
      told.changed(first);
      timer = setTimeout(() => void pump(), waitMs);
      waitMs = Math.min(waitMs * 2, WAIT_MAX_MS);
      break;
    }
    isBusy = false;
  }

  function settle(saying: Saying, state: Saying['state']): void {
    const settled = { ...saying, state };
    amend(settled);
    told.flow('going');
    told.changed(settled);
    waitMs = FIRST_WAIT_MS;
  }

  return {
    put(saying: Saying): void {
      remember(saying);
      waiting.push(saying);
      void pump();
    },
    /** The line is back: no need to wait longer. */
    hurry(): void {
      waitMs = FIRST_WAIT_MS;
      void pump();
    },
  };
}
