// A chat on real HTTP and a real Postgres, with the whole core behind it, or with a core of the
// test's own.

import { openWeb, type Web, type WebTimes } from '../../../adapters/web/index.ts';
import { openServer } from '../../../adapters/web/server.ts';
import { openPool } from '../../../db/client.ts';
import { loginUrl } from '../../../db/migrate.ts';
import type { Receive } from '../../../src/core/ports.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { afterwards } from '../../support/afterwards.ts';
import { testKeys } from '../../support/template.ts';
import { openWorld, type World } from '../../support/world.ts';

export type Chat = {
  readonly world: World;
  readonly web: Web;
  readonly url: string;
  stop(): Promise<void>;
};

type Options = WebTimes & {
  /** In place of the core. */
  readonly receive?: (web: Web, world: World) => Receive;
  /** A pool that leads to no database. */
  readonly isDatabaseAway?: boolean;
  readonly publicUrl?: string;
  readonly region?: string;
  /** Where another chat was; else a free one. */
  readonly port?: number;
};

export async function openChat(options: Options = {}): Promise<Chat> {
  const world = await openWorld();
  const tools: Tools = options.isDatabaseAway ? withoutDatabase(world.tools) : world.tools;
  const { region, publicUrl } = { ...tools.settings, ...options };
  const settings = { ...tools.settings, region, publicUrl };
  const own: Receive = (inbound) => bring(inbound);
  const web = openWeb({ ...tools, settings }, own, options);
  const bring = options.receive?.(web, world) ?? ((inbound) => receive(tools, inbound));
  (tools.channels as Map<string, Web>).set('web', web);
  const server = await openServer({
    chat: web.routes(),
    hooks: [{ path: '/hook', handle: async (request) => new Response(await request.text()) }],
    health: async () => ({ ok: !options.isDatabaseAway }),
    log: tools.log,
    place: settings,
    clock: tools.clock,
    proxies: 0,
    port: options.port ?? 0,
    host: '127.0.0.1',
  });
  const stop = async () => {
    await web.stop();
    await server.stop();
  };
  afterwards(stop);
  return { world, web, url: server.url, stop };
}

function withoutDatabase(tools: Tools): Tools {
  const nowhere = loginUrl('postgres://127.0.0.1:1/none', 'officer', testKeys());
  return { ...tools, pools: { ...tools.pools, officer: openPool(nowhere, 2) } };
}
