// OpenTelemetry's own parts, put together: numbers for whoever comes to read them, numbers and
// traces for a collector, as asked for. No detector of hosts or processes and no instrumentation
// of libraries is used: those would tell addresses, statements and tokens.

import { randomUUID } from 'node:crypto';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Pool, Role } from '../../../db/client.ts';
import type { Channel, Receive } from '../../core/ports.ts';
import type { Llm } from '../../listening/model.port.ts';
import type { Log } from '../log.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { openInstruments } from './instruments.ts';
import type { Load } from './load.ts';
import { NO_SPANS, openSpans } from './spans.ts';
import {
  type WatchEffect,
  type WatchTurns,
  watchChannel,
  watchEffects,
  watchLog,
  watchModel,
  watchPool,
  watchReceive,
  watchTurns,
} from './watch.ts';

export type Telemetry = {
  channel(channel: Channel): Channel;
  receive(receive: Receive): Receive;
  pool<R extends Role>(pool: Pool<R>, world: 'officer' | 'station'): Pool<R>;
  model(llm: Llm): Llm;
  turns(channel: 'telegram' | 'slack'): WatchTurns | undefined;
  log(log: Log): Log;
  readonly effect: WatchEffect;
  observe(load: () => Promise<Load>): void;
  /** Hands over what is left to hand over. */
  stop(): Promise<void>;
};

export type Wanted = {
  readonly role: string;
  /** To be read at. */
  readonly endpoint: Endpoint | undefined;
  /** To be sent to: the root of an OTLP receiver over HTTP, and the share of traces. */
  readonly collector: { readonly url: string; readonly share: number } | undefined;
};

const EXPORT_MS = 30_000;

/** @throws ConfigError when the port cannot be had. */
export async function openTelemetry({ role, endpoint, collector }: Wanted): Promise<Telemetry> {
  const resource = resourceFromAttributes({
    'service.name': 'warmline',
    'service.instance.id': randomUUID(),
    'warmline.role': role,
  });
  const scraped = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  const meters = new MeterProvider({
    resource,
    readers: [
      ...(endpoint === undefined ? [] : [scraped]),
      ...(collector === undefined ? [] : [metricsTo(collector.url)]),
    ],
  });
  const traces = collector && tracesTo(collector, resource);
  const counts = openInstruments(meters.getMeter('warmline'));
  const spans = traces === undefined ? NO_SPANS : openSpans(traces.getTracer('warmline'));
  const close =
    endpoint &&
    (await openEndpoint(endpoint, (request, response) =>
      scraped.getMetricsRequestHandler(request, response),
    ));
  const watching = { counts, spans };
  return {
    channel: (channel) => watchChannel(channel, watching),
    receive: (receive) => watchReceive(receive, watching),
    pool: (pool, world) => watchPool(pool, world, watching),
    model: (llm) => watchModel(llm, watching),
    turns: (channel) => watchTurns(channel, counts),
    log: (log) => watchLog(log, watching),
    effect: watchEffects(watching),
    observe: (load) => counts.observeLoad(load),
    stop: async () => {
      await close?.();
      await Promise.allSettled([traces?.shutdown(), meters.shutdown()]);
      spans.stop();
      counts.stop();
    },
  };
}

function metricsTo(url: string): PeriodicExportingMetricReader {
  const exporter = new OTLPMetricExporter({ url: `${url}/v1/metrics` });
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: EXPORT_MS });
}

function tracesTo(
  { url, share }: NonNullable<Wanted['collector']>,
  resource: ReturnType<typeof resourceFromAttributes>,
): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces` });
  return new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
}
