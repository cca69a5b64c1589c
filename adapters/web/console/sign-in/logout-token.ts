// An issuer's notice that somebody was signed out there (OpenID Connect Back-Channel Logout 1.0,
// section 2.6): signed by it, for us, lately, and no ID token in disguise.

import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { SignedOutThere } from '../../../../src/admin/sign-in/work-account.flow.ts';
import { RetryLater } from '../../../../src/ops/errors.ts';
import type { Outgoing } from '../../../../src/ops/outgoing.ts';
import type { IssuerConfig } from './issuer.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const AGE_S = 300;
const TOLERANCE_S = 30;

const Notice = z
  .object({
    jti: z.string().min(1),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    nonce: z.undefined().optional(),
    events: z.object({ [EVENT]: z.object({}) }),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

type Reach = { readonly ask: Outgoing; readonly clock: () => Date };

/** @throws RetryLater when the issuer's keys cannot be had. */
export function logoutTokenReader(
  { issuer, clientId }: Pick<IssuerConfig, 'issuer' | 'clientId'>,
  { ask, clock }: Reach,
): (token: string, jwksUri: string) => Promise<SignedOutThere | undefined> {
  const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

  function keysAt(uri: string): ReturnType<typeof createRemoteJWKSet> {
    const set = keys.get(uri) ?? createRemoteJWKSet(new URL(uri), { [customFetch]: ask });
    keys.set(uri, set);
    return set;
  }

  return async (token, jwksUri) => {
    try {
      const { payload } = await jwtVerify(token, keysAt(jwksUri), {
        issuer,
        audience: clientId,
        maxTokenAge: AGE_S,
        clockTolerance: TOLERANCE_S,
        currentDate: clock(),
      });
      const notice = Notice.safeParse(payload).data;
      if (notice === undefined) return undefined;
      return { issuer, id: notice.jti, subject: notice.sub, sid: notice.sid };
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
        return undefined;
      throw new RetryLater('issuer-away');
    }
  };
}
