// HTTP as somebody writes it who does not care what HTTP is: bytes to a socket, and what came back.

import { connect } from 'node:net';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
};

/** Sends the bytes, keeps the line open, and reads until the far end closes it. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const chunks: Buffer[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const end of ['end', 'close', 'error'] as const) socket.once(end, () => resolve());
  socket.on('error', () => undefined); // a reset is an end like any other
  socket.write(bytes);
  await ended;
  socket.destroy();
  return parsed(Buffer.concat(chunks).toString('latin1'));
}

function parsed(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const pairs = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as [string, string];
  });
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  return { status, headers: new Headers(pairs), body: rest.join('\r\n\r\n') };
}
