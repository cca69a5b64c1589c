// Loaded before the program. Each answer says when its request was received, and each request to
// a platform when it was handed over, by the program's own clock: what is measured between the two
// is the program, and not how long this machine took to carry it (decision 14).

import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, ServerResponse } from 'node:http';

export const RECEIVED = 'x-received-ms';
export const HANDED_OVER = 'x-handed-over-ms';
export const STAMPING = `--import=${import.meta.url}`;

type Sent = { addHeader(name: string, value: string): void };

subscribe('http.server.request.start', (message) => {
  (message as { response: ServerResponse }).response.setHeader(RECEIVED, nowMs());
});
// By node:http (grammY) and by fetch (Slack's library).
subscribe('http.client.request.created', (message) => {
  (message as { request: ClientRequest }).request.setHeader(HANDED_OVER, nowMs());
});
subscribe('undici:request:create', (message) => {
  (message as { request: Sent }).request.addHeader(HANDED_OVER, nowMs());
});

/** One clock for all processes of this machine, which no row turns. */
function nowMs(): string {
  return String(performance.timeOrigin + performance.now());
}
