// Where the issuer tells that somebody was signed out there. No page of ours calls it: the token
// itself proves who says so.

import { signOutByIssuer } from '../../../../src/admin/sign-in/work-account.flow.ts';
import { RetryLater } from '../../../../src/ops/errors.ts';
import { factsOf } from '../../../../src/ops/log.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import type { Hook } from '../../edge/site.ts';
import type { Issuer } from './issuer.ts';

export function logoutHook(tools: Tools, issuer: Issuer): Hook {
  return { path: '/oidc/logout', handle };

  async function handle(request: Request): Promise<Response> {
    if (request.method !== 'POST') return answer(405);
    try {
      const token = new URLSearchParams(await request.text()).get('logout_token') ?? '';
      const notice = await issuer.signedOut(token);
      if (notice === undefined) return answer(400);
      await signOutByIssuer(tools, notice);
      return answer(200);
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      tools.log.warn('logout-not-taken', factsOf(error));
      return answer(503);
    }
  }
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
