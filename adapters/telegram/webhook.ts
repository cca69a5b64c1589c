// 200 means accepted. Anything else makes Telegram send the update again.

import { isSameSecret } from '../../src/ops/same-secret.ts';
import { readUpdate, type Update } from './update.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export async function answerWebhook(
  request: Request,
  secret: string,
  accept: (update: Update) => Promise<boolean>,
): Promise<Response> {
  if (!isSameSecret(request.headers.get(SECRET_HEADER) ?? '', secret)) return empty(401);
  if (request.method !== 'POST') return empty(405);
  const update = readUpdate(await bodyOf(request));
  if (update === undefined) return empty(400);
  return empty((await accept(update)) ? 200 : 500);
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

function empty(status: number): Response {
  return new Response(null, { status });
}
