// The one place where an error of the Bot API is read. Its message and payload hold words, chat
// ids and the token, so nothing but a status code and a number of seconds leaves this file.

import { GrammyError, HttpError } from 'grammy';
import { Broken, GiveUp, RetryLater } from '../../src/ops/errors.ts';

export type Fault =
  | { readonly kind: 'away'; readonly status: number }
  // It may have come through.
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'busy'; readonly afterMs: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'moved'; readonly toChatId: string }
  | { readonly kind: 'token-refused'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'broken' };

// Telegram has no codes for these, only descriptions.
const NOBODY_THERE =
  /chat not found|user not found|peer_id_invalid|user is deactivated|chat was de/i;

export function faultOf(error: unknown): Fault {
  if (error instanceof HttpError)
    return isUnsent(error.error) ? { kind: 'away', status: 0 } : { kind: 'no-answer' };
  if (!(error instanceof GrammyError)) return { kind: 'broken' };

  const { error_code: status, description, parameters } = error;
  if (status === 429) return { kind: 'busy', afterMs: (parameters.retry_after ?? 1) * 1_000 };
  if (status >= 500 || status === 409) return { kind: 'away', status };
  if (status === 401 || status === 404) return { kind: 'token-refused', status };
  if (status === 403) return { kind: 'unreachable' };
  const toChatId = parameters.migrate_to_chat_id;
  if (toChatId !== undefined) return { kind: 'moved', toChatId: String(toChatId) };
  return NOBODY_THERE.test(description) ? { kind: 'unreachable' } : { kind: 'refused', status };
}

/** Nobody was there to be sent anything. */
function isUnsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code);
}

/** What to throw where a fault is not an outcome. */
export function errorOf(fault: Fault): Error {
  switch (fault.kind) {
    case 'away':
      return new RetryLater('telegram-away', { status: fault.status });
    case 'no-answer':
      return new RetryLater('telegram-no-answer');
    case 'busy':
      return new RetryLater('telegram-busy', { status: 429 }, fault.afterMs);
    case 'token-refused':
      // Not the message's fault: it waits until the token is put right.
      return new RetryLater('telegram-token-refused', { status: fault.status });
    case 'refused':
      return new GiveUp('telegram-refused', { status: fault.status });
    case 'unreachable':
    case 'moved':
      return new GiveUp(`telegram-${fault.kind}`);
    case 'broken':
      return new Broken('telegram-call-broken');
  }
}

/** The fault of a call to the Bot API, or undefined when it went well. */
export async function faultIn(call: () => Promise<unknown>): Promise<Fault | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
