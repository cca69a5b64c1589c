// Where the numbers are read: a port of its own, apart from everything that officers reach.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ConfigError } from '../errors.ts';
import { isSameSecret } from '../same-secret.ts';

export type Endpoint = {
  readonly host: string;
  readonly port: number;
  /** Absent: whoever reaches the port may read. */
  readonly token: string | undefined;
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** @throws ConfigError when the port cannot be had. */
export async function openEndpoint(
  { host, port, token }: Endpoint,
  answer: Answer,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const status = statusFor(request, token);
    if (status === 200) answer(request, response);
    else response.writeHead(status, status === 401 ? { 'www-authenticate': 'Bearer' } : {}).end();
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', () => reject(new ConfigError('metrics-port-not-free', { port })));
  server.listen(port, host, resolve);
  await promise;
  server.unref();
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}

function statusFor({ method, url, headers }: IncomingMessage, token: string | undefined): number {
  if (token !== undefined && !isSameSecret(headers.authorization ?? '', `Bearer ${token}`))
    return 401;
  if (url !== '/metrics') return 404;
  return method === 'GET' ? 200 : 405;
}
