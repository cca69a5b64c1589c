// Slack's side of socket mode: greets each connection, sends envelopes, notes acknowledgements.

import { once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { openQueue } from './slack-queue.ts';

export type SlackSocket = {
  /** Resolves with each new connection once, after it was greeted. */
  nextConnection(): Promise<WebSocket>;
  /** Sends one envelope on the newest connection. */
  sendEvent(envelopeId: string, payload: unknown, retryAttempt?: number): void;
  sendAction(envelopeId: string, payload: unknown): void;
  sendCommand(envelopeId: string, payload: unknown): void;
  /** The envelope ids acknowledged, in order, each once. */
  nextAck(): Promise<string>;
  acks(): readonly string[];
  /** Asks the client to come back on a new connection, as Slack does every few hours. */
  refresh(): void;
  /** Cuts the newest connection without a word. */
  cut(): void;
  close(): Promise<void>;
};

export function openSlackSocket(server: Server): SlackSocket {
  const sockets = new WebSocketServer({ server, path: '/link' });
  const connections = openQueue<WebSocket>();
  const acks = openQueue<string>();
  let newest: WebSocket | undefined;

  sockets.on('connection', (socket) => {
    newest = socket;
    socket.on('message', (data: Buffer) => {
      const { envelope_id } = JSON.parse(data.toString('utf8'));
      acks.put(envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    connections.put(socket);
  });

  function send(envelope: Readonly<Record<string, unknown>>): void {
    if (newest === undefined) throw new Error('nobody is connected');
    newest.send(JSON.stringify({ accepts_response_payload: false, ...envelope }));
  }

  return {
    nextConnection: () => connections.next(),
    sendEvent: (envelope_id, payload, retry_attempt = 0) =>
      send({ type: 'events_api', envelope_id, payload, retry_attempt, retry_reason: '' }),
    sendAction: (envelope_id, payload) => send({ type: 'interactive', envelope_id, payload }),
    sendCommand: (envelope_id, payload) => send({ type: 'slash_commands', envelope_id, payload }),
    nextAck: () => acks.next(),
    acks: () => acks.all(),
    refresh: () => send({ type: 'disconnect', reason: 'refresh_requested' }),
    cut: () => newest?.terminate(),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await once(sockets, 'close');
    },
  };
}
