// The routes as the program's own router has them, beside who may use each.

import type { Hono } from 'hono';
import { inspectRoutes } from 'hono/dev';
import { ROUTES, type Row } from './routes.data.ts';

export type Route = Row & { readonly method: string; readonly path: string; readonly key: string };

/** Files of pages, which are for everybody and take nothing. */
const FILE = /^\/(console\/)?(assets|client|shared|look)\//;

/** `METHOD /path/:id` of all that is answered, without files. */
export function keysOf(routes: Hono['routes']): string[] {
  const answered = inspectRoutes({ routes } as never).filter(({ isMiddleware }) => !isMiddleware);
  return [
    ...new Set(
      answered
        .filter(({ path }) => !FILE.test(path))
        .map(({ method, path }) => `${method} ${path.replaceAll(/\{[^/]*\}|\?$/g, '')}`),
    ),
  ];
}

export function declared(): Route[] {
  return Object.entries(ROUTES).map(([key, row]) => {
    const [method = '', path = ''] = key.split(' ');
    return { ...row, method, path, key };
  });
}

/** Its address with one object's id in it. */
export function addressOf({ path }: Route, id: string): string {
  return path.replace(/:\w+/, id);
}
