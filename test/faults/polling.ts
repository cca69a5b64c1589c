// Telegram's side of long polling, as bad as it can be: it forgets an update once the offset has
// passed it, and not before.

import type { ServerResponse } from 'node:http';

/** `elsewhere`: another program asks with the same token. `repeating`: what was passed comes again. */
export type PollMood = 'well' | 'failing' | 'elsewhere' | 'repeating';
export type Update = { readonly update_id: number };

export type PolledSide = {
  turn(mood: PollMood): void;
  /** @returns when it was last handed out before it was passed. */
  bring(update: Update): Promise<number>;
  /** Answers `getUpdates`. */
  answer(response: ServerResponse, body: string): void;
};

type Pending = {
  readonly update: Update;
  readonly passed: (handedOutMs: number) => void;
  handedOutMs: number;
};

const HELD_MS = 2_000;
const AGAIN_MAX = 10;
const CONFLICT = 'Conflict: terminated by other getUpdates request';

export function openPolledSide(): PolledSide {
  let pending: Pending[] = [];
  let passed: Update[] = [];
  let mood: PollMood = 'well';
  let held: (() => void) | undefined;

  function pass(offset: number): void {
    const gone = pending.filter(({ update }) => update.update_id < offset);
    pending = pending.filter(({ update }) => update.update_id >= offset);
    for (const one of gone) one.passed(one.handedOutMs);
    passed = [...passed, ...gone.map(({ update }) => update)].slice(-AGAIN_MAX);
  }

  function handOut(response: ServerResponse, limit: number): void {
    const now = pending.slice(0, limit);
    for (const one of now) one.handedOutMs = performance.timeOrigin + performance.now();
    const again = mood === 'repeating' ? passed : [];
    put(response, 200, { ok: true, result: [...again, ...now.map(({ update }) => update)] });
  }

  return {
    turn: (to) => {
      mood = to;
    },
    bring: (update) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      pending.push({ update, passed: resolve, handedOutMs: 0 });
      pending.sort((a, b) => a.update.update_id - b.update.update_id);
      held?.();
      return promise;
    },
    answer: (response, body) => {
      const { offset = 0, limit = 100 } = body === '' ? {} : JSON.parse(body);
      if (mood === 'failing') return put(response, 502, { ok: false, error_code: 502 });
      if (mood === 'elsewhere')
        return put(response, 409, { ok: false, error_code: 409, description: CONFLICT });
      pass(offset);
      if (pending.length > 0) return handOut(response, limit);
      const late = setTimeout(() => held?.(), HELD_MS);
      held = () => {
        held = undefined;
        clearTimeout(late);
        if (!response.destroyed) handOut(response, limit);
      };
      return undefined;
    },
  };
}

function put(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
