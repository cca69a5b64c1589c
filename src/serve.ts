// What this process answers over HTTP: everything, or, where it only works, whether it is well.

import { Hono } from 'hono';
import type { Slack } from '../adapters/slack/index.ts';
import type { Telegram } from '../adapters/telegram/index.ts';
import type { LiveDesk } from '../adapters/web/console/desk.ts';
import { consolePages } from '../adapters/web/console/index.ts';
import { logoutHook } from '../adapters/web/console/sign-in/logout-hook.ts';
import { hrHook } from '../adapters/web/hr-hook.ts';
import type { Web } from '../adapters/web/index.ts';
import { openServer, type Server } from '../adapters/web/server.ts';
import { witnessRoutes } from '../adapters/web/witness.ts';
import { readiness } from './admin/ready.flow.ts';
import { issuerOf } from './issuer.ts';
import type { Config } from './ops/config.ts';
import { isWeb } from './ops/role.ts';
import type { Tools } from './outbox/tools.ts';

type Parts = {
  readonly config: Config;
  readonly port: number;
  readonly desk: LiveDesk;
  readonly web: Web;
  readonly telegram: Telegram | undefined;
  readonly slack: Slack | undefined;
  readonly signal: AbortSignal;
};

/** @throws ConfigError when the port cannot be had, or sign-in is not set up right. */
export async function serve(tools: Tools, parts: Parts): Promise<Server> {
  const { config, port, signal } = parts;
  const pages = isWeb(config.ROLE) ? await pagesOf(tools, parts) : { chat: new Hono(), hooks: [] };
  return openServer({
    ...pages,
    health: () => readiness(tools, signal),
    log: tools.log,
    place: tools.settings,
    clock: tools.clock,
    proxies: config.PROXIES,
    port,
    host: config.HOST,
  });
}

async function pagesOf(tools: Tools, { config, desk, web, telegram, slack }: Parts) {
  const { publicUrl } = tools.settings;
  const issuer = await issuerOf(config, { publicUrl, clock: tools.clock });
  return {
    chat: web.routes(),
    console: consolePages(tools, desk, issuer),
    witness: witnessRoutes(tools),
    hooks: [
      telegram && { path: '/telegram', handle: (request: Request) => telegram.webhook(request) },
      slack && { path: '/slack', handle: (request: Request) => slack.http(request) },
      issuer && logoutHook(tools, issuer),
      config.HR_FEED_SECRET !== undefined && hrHook(tools, config.HR_FEED_SECRET),
    ].filter((hook) => hook !== undefined && hook !== false),
  };
}
