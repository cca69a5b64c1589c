// Long polling that loses nothing: Telegram forgets an update only once the offset has passed it,
// and the offset passes it only once it was accepted.

import type { Api } from 'grammy';
import { faultOf } from './faults.ts';
import type { Wait, Warn } from './tools.ts';
import { UPDATES_WANTED } from './update.ts';

/** Seconds that Telegram holds a request open while there is nothing to tell. */
export const HOLD_S = 30;
const ROWS_MAX = 100;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

// grammY types a signal by its ponyfill; all it does with ours is to listen for the abort.
type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>;
type RawUpdate = Awaited<ReturnType<Api['getUpdates']>>[number];
type Tools = {
  readonly api: Api;
  /** Gives the updates that were not accepted and must come again. */
  readonly accept: (updates: readonly RawUpdate[]) => Promise<ReadonlySet<number>>;
  readonly log: Warn;
  readonly wait: Wait;
};

export async function pollUntil(signal: AbortSignal, tools: Tools): Promise<void> {
  const { api, log, wait } = tools;
  const until = signal as unknown as GrammySignal;
  let accepted: ReadonlySet<number> = new Set();
  let offset = 0;
  let failures = 0;
  let isReady = false;

  while (!signal.aborted) {
    let waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    try {
      // getUpdates answers 409 for as long as a webhook is set.
      if (!isReady) await api.deleteWebhook({}, until);
      isReady = true;
      const updates = await api.getUpdates(
        { offset, limit: ROWS_MAX, timeout: HOLD_S, allowed_updates: UPDATES_WANTED },
        until,
      );
      const fresh = updates.filter(({ update_id: id }) => !accepted.has(id));
      const refused = await tools.accept(fresh);
      const ids = updates.map(({ update_id: id }) => id);
      const firstRefused = ids.find((id) => refused.has(id));
      offset = firstRefused ?? (ids.length === 0 ? offset : Math.max(...ids) + 1);
      accepted = new Set(ids.filter((id) => id > offset && !refused.has(id)));
      if (firstRefused === undefined) {
        failures = 0;
        continue;
      }
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      if (fault.kind === 'busy') waitMs = fault.afterMs;
      log.warn('telegram-poll-failed', { fault: fault.kind, waitMs });
    }
    failures += 1;
    await wait(waitMs, signal);
  }
}
