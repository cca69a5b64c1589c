// Slack's side of socket mode, as bad as it can be: what is brought counts once it is acknowledged,
// on whatever connection is the newest then.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';

/** `doubling`: each event comes in two envelopes, the later one first. */
export type SocketMood = 'well' | 'doubling';
export type TicketMood = 'well' | 'refused' | 'busy' | 'hanging';

export type SocketSide = {
  turn(mood: SocketMood): void;
  turnTickets(mood: TicketMood): void;
  /** Answers `apps.connections.open`. */
  ticket(response: ServerResponse): void;
  /** @returns when it was sent; undefined if nobody acknowledged it as long as Slack waits. */
  bring(payload: object): Promise<number | undefined>;
  /** Asks for a fresh connection, as Slack does every few hours. */
  refresh(): void;
  /** Ends the newest connection without a word. */
  cut(): void;
  /** The newest connection stays open, and nothing is heard or said on it any more. */
  silence(): void;
  /** How many connections were greeted. */
  greeted(): number;
  close(): Promise<void>;
};

const ACKNOWLEDGED_BY_MS = 3_000;
const BETWEEN_MS = 40;

export async function openSocketSide(): Promise<SocketSide> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const acknowledged = new Map<string, () => void>();
  let newest: WebSocket | undefined;
  let greeted = 0;
  let mood: SocketMood = 'well';
  let tickets: TicketMood = 'well';

  sockets.on('connection', (socket) => {
    newest = socket;
    greeted += 1;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      acknowledged.get(String(JSON.parse(data.toString()).envelope_id))?.();
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  function envelope(payload: object, taken: () => void, attempt: number): void {
    const envelopeId = randomUUID();
    acknowledged.set(envelopeId, taken);
    setTimeout(() => acknowledged.delete(envelopeId), 2 * ACKNOWLEDGED_BY_MS).unref();
    const about = { retry_attempt: attempt, retry_reason: '', accepts_response_payload: false };
    const body = { type: 'events_api', envelope_id: envelopeId, payload, ...about };
    newest?.send(JSON.stringify(body), () => undefined);
  }

  const say = (reason: string) => newest?.send(JSON.stringify({ type: 'disconnect', reason }));

  return {
    turn: (to) => {
      mood = to;
    },
    turnTickets: (to) => {
      tickets = to;
    },
    ticket: (response) => {
      const url = `ws://127.0.0.1:${port}/link/?ticket=${randomUUID()}`;
      const answer = (code: number, body: object, headers = {}) =>
        response
          .writeHead(code, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body));
      switch (tickets) {
        case 'well':
          return void answer(200, { ok: true, url });
        case 'refused':
          return void answer(200, { ok: false, error: 'internal_error' });
        case 'busy':
          return void answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
        case 'hanging':
          return undefined;
      }
    },
    bring: async (payload) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const sentMs = performance.timeOrigin + performance.now();
      if (mood === 'doubling') {
        envelope(payload, () => resolve(true), 1);
        await wait(Math.random() * BETWEEN_MS);
      }
      envelope(payload, () => resolve(true), 0);
      const late = setTimeout(resolve, ACKNOWLEDGED_BY_MS, false);
      const isTaken = await promise;
      clearTimeout(late);
      return isTaken ? sentMs : undefined;
    },
    refresh: () => say('refresh_requested'),
    cut: () => newest?.terminate(),
    silence: () => newest?.pause(),
    greeted: () => greeted,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      await once(server, 'close');
    },
  };
}
