// Puts a watch around what the program is made of. Where nobody watches, nothing is put around
// anything, and nothing here is loaded.

import type { Pool, Role } from '../../../db/client.ts';
import type { Channel, Receive } from '../../core/ports.ts';
import type { Trace } from '../../core/traced.ts';
import type { Llm } from '../../listening/model.port.ts';
import { GiveUp, RetryLater } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Instruments } from './instruments.ts';
import type { Labels } from './labels.ts';
import type { Spans } from './spans.ts';

type Result = NonNullable<Labels['result']>;
type Ask = NonNullable<Labels['ask']>;
type Watching = { readonly counts: Instruments; readonly spans: Spans };

export function watchReceive(receive: Receive, { counts, spans }: Watching): Receive {
  return async (inbound) => {
    const { channel } = inbound.from;
    const sinceMs = performance.now();
    try {
      const receipt = await spans.in('receive', { channel }, (traceparent) =>
        receive(traceparent === undefined ? inbound : { ...inbound, traceparent }),
      );
      counts.messages({ channel, outcome: receipt.kind });
      return receipt;
    } catch (error) {
      counts.messages({ channel, outcome: 'failed' });
      throw error;
    } finally {
      counts.accepting(secondsSince(sinceMs), { channel });
    }
  };
}

export function watchChannel(channel: Channel, { counts, spans }: Watching): Channel {
  const send: Channel['send'] = async (address, outbound) => {
    const sinceMs = performance.now();
    const labels = { channel: channel.name };
    let result: Result = 'failed';
    try {
      const sent = await spans.in('send', labels, () => channel.send(address, outbound));
      result = sent.kind === 'sent' ? 'done' : 'unreachable';
      return sent;
    } catch (error) {
      result = resultOf(error);
      if (error instanceof RetryLater && error.afterMs !== undefined)
        counts.sendWaits(error.afterMs / 1_000, labels);
      throw error;
    } finally {
      counts.sends({ ...labels, result });
      counts.sendTimes(secondsSince(sinceMs), labels);
    }
  };
  return { ...channel, send };
}

export function watchPool<R extends Role>(
  pool: Pool<R>,
  world: 'officer' | 'station',
  { counts, spans }: Watching,
): Pool<R> {
  const transact: Pool<R>['transact'] = (as, work) =>
    spans.in('transaction', { world }, async (traceparent) => {
      const askedMs = performance.now();
      let begunMs: number | undefined;
      const begin = () => {
        begunMs = performance.now();
        counts.waiting(world, -1);
        counts.waits((begunMs - askedMs) / 1_000, { world });
      };
      counts.waiting(world, 1);
      try {
        return await pool.transact(as, (tx) => {
          begin();
          return work(traceparent === undefined ? tx : { ...tx, traceparent });
        });
      } finally {
        if (begunMs === undefined) counts.waiting(world, -1);
        else counts.transactions(secondsSince(begunMs), { world });
      }
    });
  return { ...pool, transact };
}

export function watchModel(llm: Llm, { counts, spans }: Watching): Llm {
  const asked = async <T>(ask: Ask, work: () => Promise<T>): Promise<T> => {
    const sinceMs = performance.now();
    let result: Result = 'failed';
    try {
      const answer = await spans.in('ask-model', { ask }, work);
      result = 'done';
      return answer;
    } catch (error) {
      result = resultOf(error);
      throw error;
    } finally {
      counts.asks({ ask, result });
      counts.askTimes(secondsSince(sinceMs), { ask });
    }
  };
  counts.observeModel((ask) => llm.isResting(ask));
  return {
    assess: (words) => asked('assess', () => llm.assess(words)),
    draft: (words, locale) => asked('draft', () => llm.draft(words, locale)),
    changes: (sentence) => asked('changes', () => llm.changes(sentence)),
    aid: (wanted) => asked('aid', () => llm.aid(wanted)),
    isResting: (use) => llm.isResting(use),
  };
}

/** What waits for its turn, and how long each has. */
export type WatchTurns = {
  /** @param more how many more wait now. */
  readonly waiting: (more: 1 | -1) => void;
  readonly waited: (seconds: number) => void;
  /** The wait was longer than is waited out: it went back to the outbox. */
  readonly sentBack: () => void;
};

export function watchTurns(channel: 'telegram' | 'slack', counts: Instruments): WatchTurns {
  return {
    waiting: (more) => counts.turnsWaiting(channel, more),
    waited: (seconds) => counts.turnWaits(seconds, { channel }),
    sentBack: () => counts.turnsSentBack({ channel }),
  };
}

export function watchLog(log: Log, { counts }: Watching): Log {
  return {
    info: (code, facts) => log.info(code, facts),
    warn: (code, facts) => {
      counts.code(code);
      log.warn(code, facts);
    },
    error: (code, facts) => {
      counts.code(code);
      log.error(code, facts);
    },
  };
}

export type WatchEffect = <T>(
  queue: 'model' | 'others',
  work: () => Promise<T>,
  trace?: Trace,
) => Promise<T>;

export function watchEffects({ counts, spans }: Watching): WatchEffect {
  return async (queue, work, trace) => {
    const sinceMs = performance.now();
    let result: Result = 'done';
    try {
      return await spans.in('effect', { queue }, work, trace);
    } catch (error) {
      result = resultOf(error);
      throw error;
    } finally {
      counts.effects({ queue, result });
      counts.effectTimes(secondsSince(sinceMs), { queue });
    }
  };
}

function resultOf(error: unknown): Result {
  if (error instanceof GiveUp) return 'given-up';
  if (!(error instanceof RetryLater)) return 'failed';
  if (error.code === 'model-resting') return 'resting';
  return error.afterMs === undefined ? 'later' : 'busy'; // the other side said how long to wait
}

function secondsSince(ms: number): number {
  return (performance.now() - ms) / 1_000;
}
