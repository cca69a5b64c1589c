// The one HTTP server: the officers' chat, the staff's console, webhooks, and whether we are well.
// It logs no address and no body: a query or a path may say too much.

import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../../src/ops/errors.ts';
import { factsOf, type Log } from '../../src/ops/log.ts';
import type { ConsoleEnv } from './console/view.ts';

const GRACE_MS = 8_000;
const SWEEP_MS = 50;

export type ServerParts = {
  readonly chat: Mounted;
  readonly console?: Hono<ConsoleEnv>;
  readonly hooks: readonly Hook[];
  readonly health: () => Promise<{ readonly ok: boolean }>;
  readonly log: Pick<Log, 'error'>;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
};

type Mounted = Parameters<Hono['route']>[1];

export type Hook = {
  readonly path: string;
  handle(request: Request): Promise<Response>;
};

export type Server = {
  readonly url: string;
  /** Takes nothing new, ends the streams, lets the rest finish. */
  stop(): Promise<void>;
};

/** @throws ConfigError when the port cannot be had. */
export async function openServer(parts: ServerParts): Promise<Server> {
  const streams = new Set<ServerResponse>();
  const server = createAdaptorServer({ fetch: appOf(parts, streams).fetch });
  const url = urlOf(await listen(server, parts), parts.host);
  return { url, stop: () => stop(server, streams) };
}

function appOf({ chat, console, hooks, health, log }: ServerParts, streams: Set<ServerResponse>) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
    const { outgoing } = c.env;
    streams.add(outgoing);
    outgoing.once('close', () => streams.delete(outgoing));
  });
  app.onError((error, c) => {
    log.error('web-failed', factsOf(error));
    return c.json({ error: 'went-wrong' }, 500);
  });
  app.notFound((c) => c.json({ error: 'not-found' }, 404));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const { ok } = await health();
    return c.json({ ok }, ok ? 200 : 503);
  });
  for (const hook of hooks) app.all(hook.path, (c) => hook.handle(c.req.raw));
  if (console !== undefined) app.route('/console', console);
  app.route('/', chat);
  return app;
}

async function listen(
  server: ServerType,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<AddressInfo> {
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', () => reject(new ConfigError('port-not-free', { port })));
  server.listen(port, host, () => resolve(server.address() as AddressInfo));
  return promise;
}

async function stop(server: ServerType, streams: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const stream of streams) stream.end();
  const timer = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }, GRACE_MS);
  // A browser keeps its connection when the stream on it has ended; a close shuts only those idle by then.
  const sweep = setInterval(() => {
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  }, SWEEP_MS);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}

function urlOf({ port }: AddressInfo, host: string): string {
  const name = ['0.0.0.0', '::', ''].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
