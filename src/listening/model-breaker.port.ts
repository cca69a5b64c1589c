// Stands before the model: after a few failures in a row it rests, and is then tried with one call.
// A model that hangs, refuses or talks nonsense so costs nobody time; the rules go on without it.
// Each use has its own: that it writes no good replies says nothing about what else it can do.

import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import type { Llm, LlmUse } from './model.port.ts';

export type Guard = {
  /** Told when the model starts to rest, and when it answers again. Codes and numbers only. */
  readonly tell: (code: string, facts: Readonly<Record<string, string | number>>) => void;
  readonly failuresMax?: number;
  readonly restMs?: number;
};

const FAILURES_MAX = 5;
const REST_MS = 15_000;
const REST_MOST_MS = 5 * 60_000;

/** The same model, which throws `RetryLater('model-resting')` at once while it rests from that use. */
export function guarded(llm: Llm, guard: Guard): Llm {
  const of = {
    assess: breakerOf('assess', guard),
    draft: breakerOf('draft', guard),
    changes: breakerOf('changes', guard),
    aid: breakerOf('aid', guard),
  } satisfies Record<LlmUse, unknown>;
  return {
    assess: (words) => of.assess.ask(() => llm.assess(words)),
    draft: (words, locale) => of.draft.ask(() => llm.draft(words, locale)),
    changes: (sentence) => of.changes.ask(() => llm.changes(sentence)),
    aid: (wanted) => of.aid.ask(() => llm.aid(wanted)),
    isResting: (use) => of[use].isResting(),
  };
}

function breakerOf(use: LlmUse, { tell, failuresMax = FAILURES_MAX, restMs = REST_MS }: Guard) {
  const breaker = circuitBreaker(handleWhen(isFault), {
    breaker: new ConsecutiveBreaker(failuresMax),
    halfOpenAfter: new DelegateBackoff<{ attempt: number; result: Result }>(
      ({ attempt, result }) => {
        const forMs = restOf(attempt, restMs, result);
        tell('model-resting', { use, forMs, why: codeOf(result) });
        return forMs;
      },
    ),
  });
  // Through its trial, too: a reply is no place to find out.
  let isResting = false;
  breaker.onBreak(() => {
    isResting = true;
  });
  breaker.onReset(() => {
    isResting = false;
    tell('model-answers-again', { use });
  });
  return {
    isResting: () => isResting,
    ask: async <T>(ask: () => Promise<T>): Promise<T> => {
      // One call tries it; the others do not wait for what becomes of that.
      if (breaker.state === CircuitState.HalfOpen) throw new RetryLater('model-resting');
      try {
        return await breaker.execute(ask);
      } catch (error) {
        throw isBrokenCircuitError(error) ? new RetryLater('model-resting') : error;
      }
    },
  };
}

type Result = { readonly error: unknown } | { readonly value: unknown };

/** Twice as long each time it is tried in vain, and never shorter than it asked for. */
function restOf(attempt: number, restMs: number, result: Result): number {
  const askedMs =
    'error' in result && result.error instanceof RetryLater ? result.error.afterMs : 0;
  return Math.min(Math.max(restMs * 2 ** (attempt - 1), askedMs ?? 0), REST_MOST_MS);
}

/** That it declined this one message says nothing about the next. */
function isFault(error: unknown): boolean {
  return !(error instanceof GiveUp && error.code === 'model-declined');
}

function codeOf(result: Result): string {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof RetryLater || error instanceof GiveUp ? error.code : 'unknown';
}
