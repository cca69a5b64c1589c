// All that is served at one address, behind one edge: headers on every answer, then sizes, then
// where a request comes from, then how many there are; only what passes reaches a route.

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { factsOf, type Log } from '../../../src/ops/log.ts';
import type { ConsoleEnv } from '../console/view.ts';
import { keepAsker } from './asker.ts';
import { type Bounds, bodyBytesMax } from './bounds.ts';
import { isFromHere } from './from-here.ts';
import { isGone } from './gone.ts';
import { isConsole, safeHeaders } from './headers.ts';
import { openNetworks } from './network.ts';
import { openPaces, type Paces } from './pace.ts';
import { paceFor } from './pace-for.ts';
import type { Place } from './place.ts';
import type { openStreams } from './streams.ts';
import { turnAway } from './turn-away.ts';

export type SiteParts = {
  readonly chat: Parameters<Hono['route']>[1];
  readonly console?: Hono<ConsoleEnv>;
  /** What witnesses of the audit log ask for. */
  readonly witness?: Hono;
  readonly hooks: readonly Hook[];
  readonly health: () => Promise<{ readonly ok: boolean; readonly why?: string }>;
  readonly log: Pick<Log, 'error'>;
  readonly place: Place;
  readonly clock: () => Date;
  /** Proxies of ours in front of us. */
  readonly proxies: number;
  readonly paces?: Paces;
};

/** A platform's own request, which it proves itself. */
export type Hook = {
  readonly path: string;
  handle(request: Request): Promise<Response>;
};

type Site = { readonly bounds: Bounds; readonly streams: ReturnType<typeof openStreams> };

export function siteOf(parts: SiteParts, { bounds, streams }: Site) {
  const { chat, console, witness, hooks, health, log, place, clock, proxies } = parts;
  const paces = parts.paces ?? openPaces(clock);
  const networkOf = openNetworks(proxies, clock);
  const isHook = (path: string) => hooks.some((hook) => hook.path === path);
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.use(safeHeaders(place));
  app.use(streams.watch);
  app.use(async (c, next) => {
    if (c.req.url.length > bounds.addressCharsMax) return turnAway(c, 'address-too-long');
    const asker = keepAsker(c, place, networkOf);
    if (!isHook(c.req.path) && !isFromHere(c, place)) return turnAway(c, 'not-from-here');
    const pace = isHook(c.req.path) ? undefined : paceFor(c.req.method, c.req.path);
    const waitS = pace === undefined ? 0 : paces.waitS(pace, asker);
    if (waitS > 0) return turnAway(c, 'too-many', waitS);
    return next();
  });
  app.use((c, next) => {
    const { path } = c.req;
    const maxSize = bodyBytesMax(isHook(path) ? 'hook' : isConsole(path) ? 'console' : 'api', path);
    return bodyLimit({ maxSize, onError: () => turnAway(c, 'too-long') })(c, next);
  });

  app.onError((error, c) => {
    if (isGone(c, error)) return c.body(null, 400);
    log.error('web-failed', factsOf(error));
    return c.json({ error: 'went-wrong' }, 500);
  });
  app.notFound((c) => c.json({ error: 'not-found' }, 404));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const found = await health();
    return c.json(found, found.ok ? 200 : 503);
  });
  for (const hook of hooks) app.all(hook.path, (c) => hook.handle(c.req.raw));
  if (console !== undefined) app.route('/console', console);
  if (witness !== undefined) app.route('/witness', witness);
  app.route('/', chat);
  return app;
}
