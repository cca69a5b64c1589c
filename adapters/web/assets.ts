// Files of a page, read once. Browser modules are TypeScript with the types taken out; lines and
// columns stay, and an import of `./memory.ts` works in the browser as written.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};

type Asset = { readonly type: string; readonly body: string; readonly etag: string };

export type Assets = ReadonlyMap<string, Asset>;

/** The files of each folder, named from here, at a path of its own. */
export function readAssets(folders: Readonly<Record<string, string>>): Assets {
  return new Map(
    Object.entries(folders).flatMap(([path, folder]) =>
      filesIn(new URL(`${folder}/`, import.meta.url)).map(
        ([name, asset]) => [`${path}/${name}`, asset] as const,
      ),
    ),
  );
}

export function assetRoutes(folders: Readonly<Record<string, string>>): Hono {
  return serveAssets(readAssets(folders));
}

export function serveAssets(assets: Assets): Hono {
  const app = new Hono();
  for (const [path, asset] of assets) {
    const headers = { etag: asset.etag, 'cache-control': 'no-cache' };
    app.get(path, (c) =>
      c.req.header('if-none-match') === asset.etag
        ? c.body(null, 304, headers)
        : c.body(asset.body, 200, { ...headers, 'content-type': asset.type }),
    );
  }
  return app;
}

function filesIn(folder: URL): [string, Asset][] {
  return readdirSync(folder).flatMap((name) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) return [];
    const source = readFileSync(new URL(name, folder), 'utf8');
    const body = name.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    return [[name, { type, body, etag }]];
  });
}
