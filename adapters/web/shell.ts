// The worker that keeps the page for when the server is away. It is told what to keep, and by
// which version: when any of it changes the worker does too, and browsers fetch all of it anew.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { type Assets, readAssets } from './assets.ts';

const PATH = '/offline.ts';
const OF_THE_CHAT = /^\/(assets|client|shared)\/|^\/look\/(icon\.svg|tokens\.css)$/;

/** `pages` are all that the page can look like. */
export function workerRoutes(assets: Assets, pages: () => Promise<readonly string[]>): Hono {
  const app = new Hono();
  const own = readAssets({ '': 'client/worker' }).get(PATH);
  const kept = [...assets].filter(([path]) => OF_THE_CHAT.test(path));
  const paths = kept.map(([path]) => path);
  app.get(PATH, async (c) => {
    const worker = own?.read().body ?? '';
    const all = [worker, ...kept.map(([, { read }]) => read().etag), ...(await pages())];
    const version = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
    const told = `const KEPT = ${JSON.stringify({ version, paths })};\n`;
    return c.body(told + worker, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  return app;
}
