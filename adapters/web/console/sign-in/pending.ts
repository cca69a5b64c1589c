// What a sign-in waits for between two requests, sealed in the browser's own cookie: strangers who
// begin one fill no table, and nobody answers what another browser was asked. The cookie is `Lax`,
// since an issuer's page leads back here; it says nothing and opens nothing by itself.

import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { asSealed, seal, unseal } from '../../../../src/ops/keys.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { isHttps, type Placed } from '../cookies.ts';
import type { ConsoleContext } from '../view.ts';

const PENDING_MS = 10 * 60_000;
const OWNER = 'pending-sign-in';

const Pending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey-new'), challenge: z.string(), staffId: z.string() }),
  z.strictObject({ kind: z.literal('passkey'), challenge: z.string() }),
  z.strictObject({
    kind: z.literal('work'),
    errand: z.enum(['sign-in', 'again', 'link']),
    question: z.strictObject({
      state: z.string(),
      nonce: z.string(),
      verifier: z.string(),
      isAgain: z.boolean(),
    }),
    /** The session of who links, where one does. */
    linking: z.string().optional(),
    back: z.string(),
  }),
]);
type Pending = z.infer<typeof Pending>;
type Kind = Pending['kind'];
export type PendingOf<K extends Kind> = Extract<Pending, { readonly kind: K }>;

const Kept = z.strictObject({ until: z.number(), pending: Pending });

type PendingTools = Placed & Pick<Tools, 'keys'>;

export function keepPending(c: ConsoleContext, tools: PendingTools, pending: Pending): void {
  const kept = { until: +tools.clock() + PENDING_MS, pending };
  const value = seal(tools.keys.pending, JSON.stringify(kept), OWNER).toString('base64url');
  setCookie(c, cookieName(tools), value, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(tools),
    path: '/',
    maxAge: PENDING_MS / 1000,
  });
}

/** Takes it out of the browser. @returns undefined when there is none of that kind, or too old. */
export function takePending<K extends Kind>(
  c: ConsoleContext,
  tools: PendingTools,
  kind: K,
): PendingOf<K> | undefined {
  const value = getCookie(c, cookieName(tools));
  if (value === undefined) return undefined;
  deleteCookie(c, cookieName(tools), { path: '/', secure: isHttps(tools) });
  const kept = opened(tools, value);
  if (kept === undefined || kept.until <= +tools.clock()) return undefined;
  const { pending } = kept;
  return pending.kind === kind ? (pending as PendingOf<K>) : undefined;
}

function opened({ keys }: PendingTools, value: string) {
  try {
    const text = unseal(keys.pending, asSealed(Buffer.from(value, 'base64url')), OWNER).toString();
    return Kept.parse(JSON.parse(text));
  } catch {
    return undefined; // not sealed by us
  }
}

function cookieName(tools: Placed): string {
  return isHttps(tools) ? '__Host-wl_pending' : 'wl_pending';
}
