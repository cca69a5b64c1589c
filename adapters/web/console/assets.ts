// The console's own files, read once. Browser modules are TypeScript with the types taken out;
// lines and columns stay, and an import of `./clocks.ts` works in the browser as written.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';
import type { ConsoleEnv } from './view.ts';

const STYLES = new URL('../assets/console/', import.meta.url);
const MODULES = new URL('../client/console/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};

type Asset = { readonly type: string; readonly body: string; readonly etag: string };

export function assetPages(): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const assets = new Map([...filesIn(STYLES, 'assets'), ...filesIn(MODULES, 'client')]);
  app.get('/:folder{assets|client}/:name', (c) => {
    const asset = assets.get(`${c.req.param('folder')}/${c.req.param('name')}`);
    if (asset === undefined) return c.notFound();
    const headers = { etag: asset.etag, 'cache-control': 'no-cache' };
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, headers);
    return c.body(asset.body, 200, { ...headers, 'content-type': asset.type });
  });
  return app;
}

function filesIn(folder: URL, as: string): [string, Asset][] {
  return readdirSync(folder).flatMap((name) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) return [];
    const source = readFileSync(new URL(name, folder), 'utf8');
    const body = name.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    return [[`${as}/${name}`, { type, body, etag }]];
  });
}
