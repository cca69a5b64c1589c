// The officer's own web chat: a channel whose lines wait in a mailbox, an HTTP API over it, and a
// page that uses only that API.

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Channel, Receive } from '../../src/core/ports.ts';
import { hearMailboxes, tellSign } from '../../src/core/web-inbox.flow.ts';
import { factsOf } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { apiRoutes } from './api.ts';
import { readAssets, serveAssets } from './assets.ts';
import { openPaces, type Paces } from './edge/pace.ts';
import { openLive } from './live.ts';
import { ownDataPage } from './own-data/page.ts';
import { allPages, pageRoutes } from './page.ts';
import { sendLine } from './send.ts';
import { workerRoutes } from './shell.ts';

const KEEP_BY_MS = 250; // with the card's own deadline in the core, still within a second
const HEARTBEAT_MS = 20_000; // proxies close what is silent for 30 s

const FOLDERS = {
  '/assets': 'assets/chat',
  '/client': 'client/chat',
  '/shared': 'client/shared',
  '/look': 'assets/console', // one palette for all our pages
};

export type WebTools = Pick<
  Tools,
  'pools' | 'keys' | 'clock' | 'newId' | 'log' | 'settings' | 'rate' | 'glass'
>;

export type WebTimes = {
  readonly keepByMs?: number;
  readonly heartbeatMs?: number;
  readonly paces?: Paces;
};

export type Web = Channel & {
  /** To be mounted at `/`: the page, the API, /openapi.json. */
  routes(): OpenAPIHono;
};

export function openWeb(tools: WebTools, receive: Receive, times: WebTimes = {}): Web {
  const { keepByMs = KEEP_BY_MS, heartbeatMs = HEARTBEAT_MS } = times;
  const live = openLive(tools.clock);
  const ending = new AbortController();
  let listening: Promise<() => Promise<void>> | undefined;

  function startListening(): void {
    listening ??= hearMailboxes(tools, {
      line: (key) => live.wake(key),
      sign: (key, sign) => live.showSign(key, sign),
    }).catch((error) => {
      tools.log.warn('web-not-listening', factsOf(error));
      listening = undefined; // the next stream tries again; until then its heartbeat looks
      return async () => undefined;
    });
  }

  return {
    name: 'web',
    send: (address, outbound) => sendLine({ ...tools, live, keepByMs }, address, outbound),
    showSign: (address, sign) => tellSign(tools, address, sign),
    routes() {
      const app = new OpenAPIHono();
      const assets = readAssets(FOLDERS);
      app.route('/', serveAssets(assets));
      app.route('/', pageRoutes(tools.settings));
      app.route('/', ownDataPage());
      app.route(
        '/',
        workerRoutes(assets, () => allPages(tools.settings)),
      );
      const paces = times.paces ?? openPaces(tools.clock);
      const { signal } = ending;
      const api = { ...tools, receive, live, paces, heartbeatMs, ending: signal, startListening };
      app.route('/', apiRoutes(api));
      return app;
    },
    async stop() {
      ending.abort();
      const stopListening = await listening;
      await stopListening?.().catch(() => undefined); // the database may have gone first
    },
  };
}
