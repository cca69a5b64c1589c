// Where the HR system brings its lists: the same CSV as an import, at most four megabytes at a time,
// signed. The signature is an HMAC-SHA256 over the time and the body, so that what was taken down on
// the way can neither be changed nor brought again later; the same list twice changes nothing.

import { createHmac } from 'node:crypto';
import { importList } from '../../src/care/import.flow.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { factsOf } from '../../src/ops/log.ts';
import { isSameSecret } from '../../src/ops/same-secret.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import type { Hook } from './edge/site.ts';

const SIGNATURE = /^t=(\d{10}),v1=([0-9a-f]{64})$/;
const APART_MAX_S = 300;

export function hrHook(tools: Tools, secret: string): Hook {
  return { path: '/hr', handle };

  async function handle(request: Request): Promise<Response> {
    if (request.method !== 'POST') return answer(405, {});
    const body = Buffer.from(await request.arrayBuffer());
    if (!isSigned(request.headers.get('x-warmline-signature') ?? '', body))
      return answer(401, { error: 'not-signed' });
    try {
      const report = await importList(tools, body, { actor: 'program', source: 'feed' });
      return answer(report.kind === 'unreadable' ? 422 : 200, report);
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      tools.log.warn('list-not-taken', factsOf(error));
      return answer(503, { error: 'later' });
    }
  }

  function isSigned(header: string, body: Buffer): boolean {
    const [, at = '', mac = ''] = SIGNATURE.exec(header) ?? [];
    const apartS = Math.abs(tools.clock().getTime() / 1_000 - Number(at));
    const wanted = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
    return mac !== '' && isSameSecret(mac, wanted) && apartS <= APART_MAX_S;
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
