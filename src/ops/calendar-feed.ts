// One look at a calendar feed, within a time and a size, at its own origin alone. What comes of it
// is a code: a foreign error can hold the address, which is a secret.

import { createHash } from 'node:crypto';
import { GiveUp } from './errors.ts';
import { type Outgoing, openOutgoing } from './outgoing.ts';

const TIMEOUT_MS = 10_000;
/** Node's own and OpenSSL's codes of a certificate that does not hold. */
const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)_)/;

export type Got =
  | { readonly kind: 'same' }
  | { readonly kind: 'feed-away' | 'feed-untrusted' | 'feed-refused' | 'feed-too-big' }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly hash: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
    };

export async function fetched(
  ask: Outgoing,
  url: string,
  headers: Record<string, string>,
): Promise<Got> {
  try {
    const answer = await ask(url, { headers });
    if (answer.status === 304) return { kind: 'same' };
    if (answer.status !== 200) return { kind: answer.status >= 500 ? 'feed-away' : 'feed-refused' };
    const text = await answer.text();
    return {
      kind: 'text',
      text,
      hash: createHash('sha256').update(text).digest('base64url'),
      etag: answer.headers.get('etag'),
      lastModified: answer.headers.get('last-modified'),
    };
  } catch (error) {
    const isBig = error instanceof GiveUp && error.code === 'outgoing-answer-too-big';
    if (isBig) return { kind: 'feed-too-big' };
    return { kind: isUntrusted(error) ? 'feed-untrusted' : 'feed-away' };
  }
}

/** As where a force signs its own certificates: whoever runs the program can do something about it. */
function isUntrusted(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return CERTIFICATE.test(code);
}

export function askOne(url: string): Outgoing {
  return openOutgoing({ allowed: [url], timeoutMs: TIMEOUT_MS });
}
