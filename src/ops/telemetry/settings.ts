// The settings of numbers and traces, and what of them does not fit together.

import { z } from 'zod';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export const TELEMETRY = {
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('Port where Prometheus reads /metrics. Absent: nothing is counted.'),
  METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address of that port; any but this machine’s own needs METRICS_TOKEN.'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token that whoever reads /metrics must show.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/$/, ''))
    .optional()
    .describe(
      'OTLP receiver (HTTP) for traces and metrics; OTEL_EXPORTER_OTLP_HEADERS and its other variables hold as OpenTelemetry says. Absent: no traces.',
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of traces that is sent.'),
};

type Given = z.infer<z.ZodObject<typeof TELEMETRY>>;

/** Names of what is at fault. */
export function telemetryFaults({ METRICS_PORT, METRICS_HOST, METRICS_TOKEN }: Given): string[] {
  const isOpen = METRICS_PORT !== undefined && !LOOPBACK.has(METRICS_HOST);
  return isOpen && METRICS_TOKEN === undefined ? ['METRICS_TOKEN'] : [];
}
