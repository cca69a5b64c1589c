// What follows from what, within this process. Ids of spans are drawn at random; a span carries a
// name from here, labels from `labels.ts` and, where it failed, our code: never a foreign message,
// which could quote what a person wrote. Nothing of a trace is sent along to a platform.

import { ROOT_CONTEXT, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { factsOf } from '../log.ts';
import type { Labels } from './labels.ts';

type Name = 'receive' | 'transaction' | 'effect' | 'send' | 'ask-model';

export type Spans = {
  in<T>(name: Name, labels: Labels, work: () => Promise<T>): Promise<T>;
  stop(): void;
};

export const NO_SPANS: Spans = { in: (_name, _labels, work) => work(), stop: () => undefined };

export function openSpans(tracer: Tracer): Spans {
  const following = new AsyncLocalStorageContextManager();
  return {
    in: async (name, labels, work) => {
      const before = following.active() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes: labels }, before);
      try {
        return await following.with(trace.setSpan(before, span), work);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('error.type', String(factsOf(error)['error']));
        throw error;
      } finally {
        span.end();
      }
    },
    stop: () => void following.disable(),
  };
}
