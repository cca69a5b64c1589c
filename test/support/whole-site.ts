// Everything that is served at one address, on real HTTP and a real Postgres: the chat, the console,
// and both platforms' webhooks, as main puts them together.

import type { Hono } from 'hono';
import { openSlack } from '../../adapters/slack/index.ts';
import { openTelegram } from '../../adapters/telegram/index.ts';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { consolePages } from '../../adapters/web/console/index.ts';
import type { Issuer } from '../../adapters/web/console/sign-in/issuer.ts';
import { logoutHook } from '../../adapters/web/console/sign-in/logout-hook.ts';
import { BOUNDS, type Bounds } from '../../adapters/web/edge/bounds.ts';
import { openPaces, type Paces, type PaceTable } from '../../adapters/web/edge/pace.ts';
import { siteOf } from '../../adapters/web/edge/site.ts';
import { openStreams } from '../../adapters/web/edge/streams.ts';
import { hrHook } from '../../adapters/web/hr-hook.ts';
import { openWeb } from '../../adapters/web/index.ts';
import { openServer } from '../../adapters/web/server.ts';
import { witnessRoutes } from '../../adapters/web/witness.ts';
import type { Receive } from '../../src/core/ports.ts';
import { receive } from '../../src/core/receive.flow.ts';
import { afterwards } from './afterwards.ts';
import { startSlackApi } from './slack-api.ts';
import { openTelegramApi } from './telegram-api.ts';
import { openWorld, type World } from './world.ts';

const HR_SECRET = 'the-secret-that-HR-signs-its-lists-with';
export const TELEGRAM_SECRET = 'the-secret-of-the-webhook';

type Options = {
  readonly publicUrl?: string;
  readonly proxies?: number;
  readonly bounds?: Partial<Bounds>;
  readonly paces?: PaceTable;
};

export type WholeSite = {
  readonly world: World;
  readonly url: string;
  readonly routes: Hono['routes'];
  readonly signingSecret: string;
};

export async function openWholeSite(options: Options = {}): Promise<WholeSite> {
  const { publicUrl = 'http://localhost:8080', proxies = 0 } = options;
  const world = await openWorld({ desk: openDesk, settings: { publicUrl } });
  const { tools } = world;
  const bring: Receive = (inbound) => receive(tools, inbound);
  const paces: Paces = openPaces(tools.clock, options.paces);
  const web = openWeb(tools, bring, { paces });
  const messengers = await openMessengers(world, bring);
  for (const channel of [web, messengers.telegram, messengers.slack]) world.plug(channel);
  const desk = openDesk(tools);
  const issuer = strictIssuer();
  const site = {
    chat: web.routes(),
    console: consolePages(tools, desk, issuer),
    witness: witnessRoutes(tools),
    hooks: [...messengers.hooks, logoutHook(tools, issuer), hrHook(tools, HR_SECRET)],
    health: async () => ({ ok: true }),
    log: tools.log,
    place: tools.settings,
    clock: tools.clock,
    proxies,
    paces,
  };
  const bounds = { ...BOUNDS, ...options.bounds };
  const server = await openServer({ ...site, bounds, port: 0, host: '127.0.0.1' });
  afterwards(async () => {
    await web.stop();
    await desk.stop();
    await server.stop();
    await messengers.stop();
  });
  const { routes } = siteOf(site, { bounds, streams: openStreams(bounds.streams) });
  return { world, url: server.url, routes: [...routes], signingSecret: messengers.signingSecret };
}

/** One that sends everybody to itself, and to whom nothing that comes back is an answer of its own. */
function strictIssuer(): Issuer {
  const question = { state: 'state', nonce: 'nonce', verifier: 'verifier', isAgain: false };
  return {
    url: 'https://issuer.test',
    belief: { claim: 'email', roles: undefined },
    ask: async () => ({ to: 'https://issuer.test/authorize', question }),
    answer: async () => undefined,
    signedOut: async () => undefined,
  };
}

async function openMessengers(world: World, bring: Receive) {
  const { log, clock: now } = world.tools;
  const [telegramApi, slackApi] = await Promise.all([openTelegramApi(), startSlackApi()]);
  const { token, apiRoot } = telegramApi;
  const webhook = { secret: TELEGRAM_SECRET };
  const telegram = openTelegram({ token, apiRoot, webhook }, bring, { log, now });
  const { botToken, signingSecret, url: apiUrl } = slackApi;
  const slack = openSlack({ botToken, signingSecret, apiUrl }, bring, {
    log,
    now,
    home: async () => ({ id: 'home', text: 'Warmline' }),
  });
  return {
    telegram,
    slack,
    signingSecret,
    hooks: [
      { path: '/telegram', handle: (request: Request) => telegram.webhook(request) },
      { path: '/slack', handle: (request: Request) => slack.http(request) },
    ],
    stop: async () => {
      await telegramApi.close();
      await telegram.stop();
      await slack.stop();
      await slackApi.stop();
    },
  };
}
