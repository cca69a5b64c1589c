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

type Asset = {
  readonly type: string;
  /** Read, and its types taken out, when it is first asked for: a start need not wait for that. */
  readonly read: () => Content;
};
type Content = { readonly body: string; readonly etag: string };

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
  for (const [path, { type, read }] of assets)
    app.get(path, (c) => {
      const { body, etag } = read();
      const headers = { etag, 'cache-control': 'no-cache' };
      return c.req.header('if-none-match') === etag
        ? c.body(null, 304, headers)
        : c.body(body, 200, { ...headers, 'content-type': type });
    });
  return app;
}

function filesIn(folder: URL): [string, Asset][] {
  return readdirSync(folder).flatMap((name) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) return [];
    let content: Content | undefined;
    const read = () => {
      content ??= contentOf(new URL(name, folder));
      return content;
    };
    return [[name, { type, read }]];
  });
}

function contentOf(file: URL): Content {
  const source = readFileSync(file, 'utf8');
  const body = file.pathname.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag };
}
