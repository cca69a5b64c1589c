// The issuer that staff may sign in with, through the library: discovery, PKCE, state, nonce, the
// ID token's signature and claims. It is asked at its own origin and at those configured besides;
// while it cannot be asked, links and passkeys still work.

import * as client from 'openid-client';
import type { SignedOutThere } from '../../../../src/admin/sign-in/work-account.flow.ts';
import type { Belief, WorkAnswer } from '../../../../src/admin/sign-in/work-account.ts';
import { RetryLater } from '../../../../src/ops/errors.ts';
import { openOutgoing } from '../../../../src/ops/outgoing.ts';
import { logoutTokenReader } from './logout-token.ts';

const TIMEOUT_MS = 5_000;
const KNOWN_FOR_MS = 3_600_000;
/** How long ago somebody may have shown the issuer who they are, when we asked to be shown. */
const SHOWN_WITHIN_S = 300;
const BACK = '/console/sign-in/work/back';

export type IssuerConfig = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  readonly belief: Belief;
  readonly origins: readonly string[];
};

/** What is to come back with the answer. */
export type Question = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Whether they were to show who they are anew. */
  readonly isAgain: boolean;
};

export type Issuer = {
  readonly url: string;
  readonly belief: Belief;
  /** Where to send the browser. @throws RetryLater when the issuer cannot be asked. */
  ask(isAgain: boolean): Promise<{ readonly to: string; readonly question: Question }>;
  /** @returns undefined when it is no answer to that. @throws RetryLater as above. */
  answer(query: string, question: Question): Promise<WorkAnswer | undefined>;
  /** @returns undefined when no such token is the issuer's. @throws RetryLater as above. */
  signedOut(token: string): Promise<SignedOutThere | undefined>;
};

type Place = { readonly publicUrl: string; readonly clock: () => Date };

export function openIssuer(config: IssuerConfig, { publicUrl, clock }: Place): Issuer {
  const ask = openOutgoing({
    allowed: [config.issuer, ...config.origins],
    timeoutMs: TIMEOUT_MS,
  });
  const redirectUri = `${publicUrl}${BACK}`;
  let known: { readonly what: client.Configuration; readonly until: number } | undefined;

  async function discovered(): Promise<client.Configuration> {
    const now = clock().getTime();
    if (known !== undefined && now < known.until) return known.what;
    const what = await client
      .discovery(
        new URL(config.issuer),
        config.clientId,
        {
          ...(config.clientSecret !== undefined && { client_secret: config.clientSecret }),
          [client.clockSkew]: Math.round((now - Date.now()) / 1_000),
        },
        proofOf(config.clientSecret),
        {
          [client.customFetch]: (url, init) => ask(url, init as RequestInit),
          execute: [
            client.enableNonRepudiationChecks,
            ...(config.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
          ],
        },
      )
      .catch(() => {
        throw new RetryLater('issuer-away');
      });
    known = { what, until: now + KNOWN_FOR_MS };
    return what;
  }

  const readLogout = logoutTokenReader(config, { ask, clock });

  return {
    url: config.issuer,
    belief: config.belief,
    async ask(isAgain) {
      const what = await discovered();
      const verifier = client.randomPKCECodeVerifier();
      const question = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier,
        isAgain,
      };
      const to = client.buildAuthorizationUrl(what, {
        redirect_uri: redirectUri,
        scope: config.scope,
        state: question.state,
        nonce: question.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isAgain && { prompt: 'login', max_age: '0' }),
      });
      return { to: to.href, question };
    },
    async answer(query, { state, nonce, verifier, isAgain }) {
      const what = await discovered();
      try {
        const tokens = await client.authorizationCodeGrant(what, new URL(redirectUri + query), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          ...(isAgain && { maxAge: SHOWN_WITHIN_S }),
        });
        const claims = tokens.claims();
        if (claims === undefined) return undefined;
        const more = isMissing(claims, config.belief) ? await moreOf(what, tokens, claims.sub) : {};
        return { issuer: config.issuer, subject: claims.sub, claims: { ...more, ...claims } };
      } catch (error) {
        if (isNoAnswer(error)) return undefined;
        throw new RetryLater('issuer-away');
      }
    },
    async signedOut(token) {
      const { jwks_uri } = (await discovered()).serverMetadata();
      return jwks_uri === undefined ? undefined : readLogout(token, jwks_uri);
    },
  };
}

type Claims = Readonly<Record<string, unknown>>;

/** Some issuers tell more than who it is only when asked again. */
function isMissing(claims: Claims, { claim, roles }: Belief): boolean {
  return [claim, roles?.claim].some((name) => name !== undefined && !Object.hasOwn(claims, name));
}

async function moreOf(
  what: client.Configuration,
  { access_token }: client.TokenEndpointResponse,
  subject: string,
): Promise<Claims> {
  if (what.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(what, access_token, subject);
}

/** By the way the issuer knows; without a secret PKCE alone binds the answer to us. */
function proofOf(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const [post, basic] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    // Unsaid, it is basic (OpenID Connect Discovery 1.0, section 3).
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/** The issuer, or the library that checks it, said no; else it was not there to be asked. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError) return true;
  if (error instanceof client.ResponseBodyError) return error.status < 500;
  return (
    error instanceof client.ClientError && error.code !== undefined && !AWAY.has(String(error.code))
  );
}
