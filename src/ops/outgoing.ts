// The one way out to an address that somebody configured: to the named origins only, never on to
// another by a redirect, within a time and a size. Whoever can change an answer of the far end
// cannot make us ask our own network for theirs.

import { GiveUp } from './errors.ts';

export type Outgoing = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export type Bounds = {
  /** Addresses whose origins may be asked. */
  readonly allowed: readonly string[];
  /** For the whole of it: connecting, headers and body. */
  readonly timeoutMs: number;
  readonly bytesMax?: number;
};

const BYTES_MAX = 1_048_576;
const BODILESS = new Set([204, 205, 304]);

/**
 * Takes what `fetch` takes and gives what it gives, so that a library can be handed it. A redirect
 * is an answer like any other: it is not followed.
 * @throws GiveUp when the address is not allowed or the answer too big.
 */
export function openOutgoing({ allowed, timeoutMs, bytesMax = BYTES_MAX }: Bounds): Outgoing {
  const origins = new Set(allowed.map((address) => new URL(address).origin));
  return async (input, init = {}) => {
    const url = new URL(typeof input === 'object' && 'url' in input ? input.url : input);
    if (!/^https?:$/.test(url.protocol) || !origins.has(url.origin))
      throw new GiveUp('outgoing-not-allowed');
    const inTime = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, inTime]) : inTime;
    const answer = await fetch(input, { ...init, signal, redirect: 'manual' });
    const { status, headers } = answer;
    const body = await bodyOf(answer, bytesMax);
    return new Response(BODILESS.has(status) ? null : body, { status, headers: plain(headers) });
  };
}

async function bodyOf({ body }: Response, bytesMax: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength; // as unpacked: a small answer may unfold into a large one
    if (bytes > bytesMax) throw new GiveUp('outgoing-answer-too-big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Without what described the body on the wire. */
function plain(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) kept.delete(name);
  return kept;
}
