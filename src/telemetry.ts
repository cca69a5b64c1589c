// Numbers and traces, if this deployment asks for them. Their libraries are loaded only then.

import type { Config } from './ops/config.ts';
import type { Telemetry } from './ops/telemetry/open.ts';

type Watch = Omit<Telemetry, 'effect'> & Partial<Pick<Telemetry, 'effect'>>;

const NOBODY_WATCHES: Watch = {
  channel: (channel) => channel,
  receive: (receive) => receive,
  pool: (pool) => pool,
  model: (llm) => llm,
  turns: () => undefined,
  log: (log) => log,
  observe: () => undefined,
  stop: async () => undefined,
};

/** @throws ConfigError when the port for reading cannot be had. */
export async function telemetryOf(config: Config): Promise<Watch> {
  const { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token } = config;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_SAMPLER_ARG: share } = config;
  if (port === undefined && url === undefined) return NOBODY_WATCHES;
  const { openTelemetry } = await import('./ops/telemetry/open.ts');
  return openTelemetry({
    role: config.ROLE,
    endpoint: port === undefined ? undefined : { host, port, token },
    collector: url === undefined ? undefined : { url, share },
  });
}
