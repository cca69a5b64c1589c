// Slack's HTTP requests: signature and age first, then the body; answered once it is accepted.

import { isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import { type Deliver, type Payload, sortOf } from './envelope.ts';

const BODY_BYTES_MAX = 4 * 1024 * 1024;
const AHEAD_MS_MAX = 5 * 60_000;

const Challenge = z.object({ type: z.literal('url_verification'), challenge: z.string() });
const JsonObject = z.record(z.string(), z.unknown());

export async function answer(
  request: Request,
  signingSecret: string,
  now: Date,
  deliver: Deliver,
): Promise<Response> {
  const body = await bodyOf(request);
  if (body === undefined) return new Response(undefined, { status: 413 });
  if (!isSigned(request, body, signingSecret, now)) return new Response(undefined, { status: 401 });
  if (isCertificateCheck(request, body)) return new Response();

  const payload = payloadOf(request, body);
  if (payload === undefined || sortOf(payload) === 'malformed') {
    return new Response(undefined, { status: 400 });
  }
  const challenge = Challenge.safeParse(payload).data?.challenge;
  if (challenge !== undefined) return Response.json({ challenge });
  try {
    await deliver(payload, retryNumOf(request));
    return new Response();
  } catch {
    return new Response(undefined, { status: 500 });
  }
}

async function bodyOf(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The library refuses what is old; what is from the future would stay fresh for too long. */
function isSigned({ headers }: Request, body: string, signingSecret: string, now: Date): boolean {
  const sentAtS = Number(headers.get('x-slack-request-timestamp') ?? Number.NaN);
  if (sentAtS * 1_000 > now.getTime() + AHEAD_MS_MAX) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      'x-slack-signature': headers.get('x-slack-signature') ?? '',
      'x-slack-request-timestamp': sentAtS,
    },
    nowMilliseconds: now.getTime(),
  });
}

function payloadOf(request: Request, body: string): Payload | undefined {
  if (!isForm(request)) return read(body);
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { payload } = fields;
  return payload === undefined ? fields : read(payload);
}

function read(json: string): Payload | undefined {
  try {
    return JsonObject.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

// Slack now and then checks that a command's address still answers.
function isCertificateCheck(request: Request, body: string): boolean {
  return isForm(request) && new URLSearchParams(body).get('ssl_check') === '1';
}

function isForm({ headers }: Request): boolean {
  return (headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
}

function retryNumOf({ headers }: Request): number | undefined {
  const retryNum = Number(headers.get('x-slack-retry-num') ?? Number.NaN);
  return Number.isInteger(retryNum) ? retryNum : undefined;
}
