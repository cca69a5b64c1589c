// The updates that the local Bot API holds for getUpdates: kept until an offset passes them.

import type { Answer } from './telegram-methods.ts';

export type Held = { readonly update_id: number; readonly [field: string]: unknown };

export type Updates = {
  readonly add: (update: Readonly<Record<string, unknown>>) => Held;
  /** Those not confirmed yet. */
  readonly held: () => readonly Held[];
  readonly get: (params: { offset?: number; limit?: number; timeout?: number }) => Promise<Answer>;
  /** Resolves once nothing is held. */
  readonly confirmed: () => Promise<void>;
  readonly close: () => void;
};

const CONFLICT: Answer = {
  code: 409,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
};

export function openUpdates(): Updates {
  let held: readonly Held[] = [];
  let nextId = 1_000;
  let waiting: { answer: (answer: Answer) => void; look: () => void } | undefined;
  let onEmpty: readonly (() => void)[] = [];

  function confirm(offset: number): void {
    held = held.filter(({ update_id: id }) => id >= offset);
    if (held.length > 0) return;
    for (const resolve of onEmpty) resolve();
    onEmpty = [];
  }

  return {
    add: (update) => {
      const added = { ...update, update_id: nextId++ };
      held = [...held, added];
      waiting?.look();
      return added;
    },
    held: () => held,
    get: ({ offset = 0, limit = 100, timeout = 0 }) => {
      waiting?.answer(CONFLICT);
      waiting = undefined;
      confirm(offset);
      const now = () => ({ code: 200, result: held.slice(0, limit) });
      if (held.length > 0 || timeout === 0) return Promise.resolve(now());
      return new Promise((resolve) => {
        const timer = setTimeout(() => answer(now()), timeout * 1_000);
        function answer(given: Answer): void {
          clearTimeout(timer);
          waiting = undefined;
          resolve(given);
        }
        waiting = { answer, look: () => answer(now()) };
      });
    },
    confirmed: () =>
      held.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onEmpty = [...onEmpty, resolve];
          }),
    close: () => waiting?.answer({ code: 502, description: 'Bad Gateway' }),
  };
}
