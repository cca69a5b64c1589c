// What follows from what, also where another process does it: an effect brings along the traceparent
// of what stored it. What was to be done at once goes on in that trace; what was put off begins its
// own and links to it, since a trace of days tells nobody anything. Ids of spans are drawn at random;
// a span carries a name from here, labels from `labels.ts` and, where it failed, our code: never a
// foreign message, which could quote what a person wrote. Nothing of a trace is sent along to a
// platform.

import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Trace } from '../../core/traced.ts';
import { factsOf } from '../log.ts';
import type { Labels } from './labels.ts';

type Name = 'receive' | 'transaction' | 'effect' | 'send' | 'ask-model';

/** @param traceparent of the span around it; absent where nobody traces. */
type Work<T> = (traceparent?: string) => Promise<T>;

export type Spans = {
  in<T>(name: Name, labels: Labels, work: Work<T>, after?: Trace): Promise<T>;
  stop(): void;
};

export const NO_SPANS: Spans = { in: (_name, _labels, work) => work(), stop: () => undefined };

const W3C = new W3CTraceContextPropagator();

export function openSpans(tracer: Tracer): Spans {
  const following = new AsyncLocalStorageContextManager();
  return {
    in: async (name, labels, work, after) => {
      const { before, links } = placed(after, following.active() ?? ROOT_CONTEXT);
      const span = tracer.startSpan(name, { attributes: labels, links }, before);
      const within = trace.setSpan(before, span);
      try {
        return await following.with(within, () => work(traceparentOf(within)));
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

function placed(after: Trace | undefined, here: Context) {
  if (after === undefined) return { before: here, links: [] };
  const { parent: traceparent, isLater } = after;
  const stored = W3C.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
  if (!isLater) return { before: stored, links: [] };
  const context = trace.getSpanContext(stored);
  return { before: ROOT_CONTEXT, links: context === undefined ? [] : [{ context }] };
}

function traceparentOf(context: Context): string | undefined {
  const carrier: { traceparent?: string } = {};
  W3C.inject(context, carrier, defaultTextMapSetter);
  return carrier.traceparent;
}
