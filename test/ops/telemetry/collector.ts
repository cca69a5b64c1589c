// An OTLP receiver that remembers what it was sent.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const Value = z.record(z.string(), z.unknown());
const Attributes = z.array(z.object({ key: z.string(), value: Value }));
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: Attributes.default([]),
  status: z.object({ message: z.string().optional() }).optional(),
  events: z.array(z.unknown()).default([]),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
});
const Traces = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

export type Span = z.infer<typeof Span>;

export async function openCollector() {
  const bodies: { readonly path: string; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    bodies.push({ path: request.url ?? '', body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const traces = () =>
    bodies
      .filter(({ path }) => path === '/v1/traces')
      .flatMap(({ body }) => Traces.parse(JSON.parse(body)).resourceSpans);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: (): Span[] => traces().flatMap((one) => one.scopeSpans.flatMap(({ spans }) => spans)),
    resources: () => traces().map(({ resource }) => resource.attributes.map(({ key }) => key)),
    everything: () => bodies.map(({ body }) => body).join('\n'),
    paths: () => new Set(bodies.map(({ path }) => path)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
