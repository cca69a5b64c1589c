// Between the program and its database: a way that can be slow, or cut.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Way = {
  readonly port: number;
  delay(ms: number): void;
  /** Ends every connection that is open now. */
  cut(): void;
  close(): Promise<void>;
};

export async function openWay(to: number): Promise<Way> {
  const open = new Set<Socket>();
  let delayMs = 0;
  const carry = (from: Socket, other: Socket) => {
    open.add(from);
    from.on('data', (chunk: Buffer) => {
      if (delayMs === 0) other.write(chunk);
      else setTimeout(() => other.writable && other.write(chunk), delayMs);
    });
    from.on('error', () => other.destroy());
    from.on('close', () => {
      open.delete(from);
      other.destroy();
    });
  };
  const server = createServer((socket) => {
    const onward = connect(to, '127.0.0.1');
    carry(socket, onward);
    carry(onward, socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const way: Way = {
    port: (server.address() as AddressInfo).port,
    delay: (ms) => {
      delayMs = ms;
    },
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    close: async () => {
      way.cut();
      server.close();
      await once(server, 'close');
    },
  };
  return way;
}
