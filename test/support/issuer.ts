// A real OpenID issuer on this machine. Whoever sits at the keyboard signs in without a page; everything else, codes, tokens, signatures, sessions, is the library's own.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { afterwards } from './afterwards.ts';

export const CLIENT_ID = 'warmline';
export const CLIENT_SECRET = 'a-secret-of-the-test';
const KEY_ID = 'a-key';

export type Person = {
  readonly sub: string;
  readonly [claim: string]: string | boolean | readonly string[];
};

export type LocalIssuer = {
  readonly url: string;
  /** Sits down at a keyboard where nobody is signed in. */
  sit(person: Person): void;
  /** Takes the browser through the issuer's pages, to the address it is sent back to. */
  visit(to: string): Promise<URL>;
  /** A token of its own, for us, of now, unless it says otherwise. */
  sign(claims: JWTPayload): Promise<string>;
  /** Ends the session there, which tells Warmline. */
  signOut(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  readonly redirectUri: string;
  readonly logoutUri?: string;
  /** Absent: a free one. */
  readonly port?: number;
};

export async function startIssuer({
  redirectUri,
  logoutUri,
  port = 0,
}: Options): Promise<LocalIssuer> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(url, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: KEY_ID }] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_basic',
        ...(logoutUri !== undefined && {
          backchannel_logout_uri: logoutUri,
          backchannel_logout_session_required: true,
        }),
      },
    ],
    claims: {
      openid: ['sub', 'auth_time', 'sid'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    scopes: ['openid', 'email', 'groups'],
    // Its own way out refuses this machine's address.
    fetch: (to, init) => fetch(to, { ...init, dispatcher: undefined } as RequestInit),
    cookies: { keys: ['a-key-of-the-test'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: logoutUri !== undefined },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_, { uid }) => `/keyboard/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...seated, sub }) }),
  });
  const speak = provider.callback();
  const cookies = new Map<string, string>();
  let seated: Person = { sub: 'nobody' };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/keyboard/')) return speak(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, {
        login: { accountId: seated.sub },
      });
    const grant =
      grantId === undefined
        ? new provider.Grant({
            accountId: seated.sub,
            clientId: String(params['client_id']),
          })
        : await provider.Grant.find(grantId);
    grant?.addOIDCScope('openid email groups');
    const consent = { grantId: await grant?.save() };
    return provider.interactionFinished(
      request,
      response,
      { consent },
      {
        mergeWithLastSubmission: true,
      },
    );
  }

  /** As a browser does: with the cookies that it was given. */
  async function browse(to: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = await fetch(to, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of page.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return page;
  }

  const issuer: LocalIssuer = {
    url,
    sit(person) {
      seated = person;
      cookies.clear();
    },
    async visit(to) {
      let next = to;
      while (next.startsWith(url)) {
        const page = await browse(next);
        const location = page.headers.get('location');
        if (location === null) throw new Error(`the issuer showed a page: ${page.status}`);
        next = new URL(location, next).href;
      }
      return new URL(next);
    },
    sign: (claims) =>
      new SignJWT({ iss: url, aud: CLIENT_ID, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
        .setIssuedAt()
        .sign(privateKey),
    async signOut() {
      const page = await (await browse(`${url}/session/end`)).text();
      const [, secret = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
      const form = new URLSearchParams({ xsrf: secret, logout: 'yes' });
      await browse(`${url}/session/end/confirm`, { method: 'POST', body: form });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  afterwards(() => (server.listening ? issuer.stop() : undefined));
  return issuer;
}
