// The one HTTP server: the officers' chat, the staff's console, webhooks, and whether we are well.
// It logs no address and no body: a query or a path may say too much.

import {
  createServer,
  type Server as HttpServer,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { ConfigError } from '../../src/ops/errors.ts';
import { factsOf } from '../../src/ops/log.ts';
import { BOUNDS, type Bounds } from './edge/bounds.ts';
import { headersFor } from './edge/headers.ts';
import { type SiteParts, siteOf } from './edge/site.ts';
import { openStreams } from './edge/streams.ts';

const GRACE_MS = 4_000;
const SWEEP_MS = 50;

export type ServerParts = SiteParts & {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly bounds?: Bounds;
};

export type Server = {
  readonly url: string;
  /** Takes nothing new, ends the streams, lets the rest finish. */
  stop(): Promise<void>;
};

/** @throws ConfigError when the port cannot be had. */
export async function openServer(parts: ServerParts): Promise<Server> {
  const { bounds = BOUNDS } = parts;
  const streams = openStreams(bounds.streams);
  const { fetch } = siteOf(parts, { bounds, streams });
  const server = createServer(
    {
      maxHeaderSize: bounds.headerBytesMax,
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      connectionsCheckingInterval: bounds.checkMs,
      requireHostHeader: false, // the listener refuses it, with our headers
    },
    getRequestListener(fetch, { errorHandler: (error) => misread(error, parts) }),
  );
  refuseBareRequests(server, headersFor(parts.place));
  const url = urlOf(await listen(server, parts), parts.host);
  return { url, stop: () => stop(server, () => streams.endAll()) };
}

/** A request whose address or host makes no sense; anything else is a fault of ours. */
function misread(error: unknown, { place, log }: ServerParts): Response {
  const headers = headersFor(place);
  if (error instanceof RequestError) return new Response(null, { status: 400, headers });
  log.error('web-failed', factsOf(error));
  return new Response(null, { status: 500, headers });
}

const BARE_STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is refused before it is a request: too slow, too big, no HTTP. */
function refuseBareRequests(server: HttpServer, headers: Readonly<Record<string, string>>): void {
  const answers = new WeakMap<Socket, ServerResponse>();
  server.on('request', ({ socket }, response) => answers.set(socket, response));
  server.on('checkExpectation', (_, response) => response.writeHead(417, headers).end());
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const last = answers.get(socket);
    const isInAnAnswer = last?.headersSent === true && !last.writableFinished;
    if (!socket.writable || isInAnAnswer) return void socket.destroy();
    const status = BARE_STATUS[error.code ?? ''] ?? 400;
    const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...lines.map((one) => one.join(': ')),
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n`, () => socket.destroy());
  });
}

async function listen(
  server: HttpServer,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<AddressInfo> {
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', () => reject(new ConfigError('port-not-free', { port })));
  server.listen(port, host, () => resolve(server.address() as AddressInfo));
  return promise;
}

async function stop(server: HttpServer, endStreams: () => void): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  endStreams();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  // A browser keeps its connection when the stream on it has ended; a close shuts only those idle by then.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}

function urlOf({ port }: AddressInfo, host: string): string {
  const name = ['0.0.0.0', '::', ''].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
