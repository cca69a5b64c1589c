// A console whose staff may sign in at a real local issuer, on the world's database and the day's
// own clock, which the issuer has too.

import { Hono } from 'hono';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { consolePages } from '../../adapters/web/console/index.ts';
import { type IssuerConfig, openIssuer } from '../../adapters/web/console/sign-in/issuer.ts';
import { logoutHook } from '../../adapters/web/console/sign-in/logout-hook.ts';
import { type Client, clientWith, cookieOf, ORIGIN, signedIn } from './console-client.ts';
import { CLIENT_ID, CLIENT_SECRET } from './issuer.ts';
import type { World } from './world.ts';

export const REDIRECT_URI = `${ORIGIN}/console/sign-in/work/back`;

export type Errand = {
  /** Where the issuer's page is. */
  readonly to: string;
  /** What the browser keeps for the answer. */
  readonly cookie: string;
  readonly response: Response;
};

type Options = Partial<IssuerConfig> & {
  readonly issuer: string;
  /** How far the check of the issuer's tokens is ahead of the day. */
  readonly aheadMs?: number;
  /** In place of the day's. */
  readonly clock?: () => Date;
};

export function workConsole(world: World, options: Options) {
  const { aheadMs = 0, clock = () => new Date(), ...config } = options;
  const tools = { ...world.tools, clock };
  const issuer = openIssuer(
    {
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      scope: 'openid',
      belief: { claim: undefined, roles: undefined },
      origins: [],
      ...config,
    },
    { publicUrl: ORIGIN, clock: () => new Date(Date.now() + aheadMs) },
  );
  const app = new Hono().route('/console', consolePages(tools, openDesk(tools), issuer));
  const stranger = clientWith(app, '');
  return {
    app,
    tools,
    stranger,
    hook: logoutHook(tools, issuer),
    byLink: (member: { readonly id: string }) => signedIn(app, tools, member.id),
    /** Leaves for the issuer. */
    leave: async (client: Client = stranger, errand = ''): Promise<Errand> => {
      const response = await client.get(`/console/sign-in/work${errand}`);
      return { to: response.headers.get('location') ?? '', cookie: cookieOf(response), response };
    },
    /** Comes back with its answer. */
    comeBack: async (answer: URL, cookie: string): Promise<Response> =>
      app.request(answer.href, { headers: { cookie } }),
  };
}

/** The session that an answer opened, if it did. */
export function sessionIn(response: Response): string | undefined {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return cookies.find((cookie) => /^wl_staff=./.test(cookie));
}
