// One of the staff at the console, over HTTP without a browser: keeps the cookie, names its origin.

import type { Hono } from 'hono';
import { makeLink } from '../../src/admin/sign-in.flow.ts';
import type { Tools } from '../../src/outbox/tools.ts';

export const ORIGIN = 'http://localhost:8080';

export type Client = {
  get(path: string): Promise<Response>;
  post(path: string, form?: Readonly<Record<string, string>>): Promise<Response>;
  readonly cookie: string;
};

type App = Pick<Hono, 'request'>;

export function clientWith(app: App, cookie: string): Client {
  const headers = { cookie, origin: ORIGIN };
  return {
    cookie,
    get: async (path) => app.request(`${ORIGIN}${path}`, { headers }),
    post: async (path, form = {}) =>
      app.request(`${ORIGIN}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
      }),
  };
}

/** The token of a fresh link. */
export async function linkToken(tools: Tools, staffId: string): Promise<string> {
  const link = await makeLink(tools, staffId);
  if (link.kind !== 'made') throw new Error('no link was made');
  return new URL(link.url).hash.slice(1);
}

export async function signedIn(app: App, tools: Tools, staffId: string): Promise<Client> {
  const token = await linkToken(tools, staffId);
  const response = await clientWith(app, '').post('/console/sign-in', { token });
  return clientWith(app, cookieOf(response));
}

export function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
