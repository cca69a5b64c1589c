// Slack's Web API, and what its failures mean to us. The library never retries or logs by itself:
// when to try again is the worker's decision, and its own lines can hold a person's words.

import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { SendResult } from '../../src/core/ports.ts';
import { GiveUp, RetryLater } from '../../src/ops/errors.ts';

export type Log = { warn(code: string, facts?: object): void };

const UNREACHABLE = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

// Slack's own trouble, and ours with the token: mended without touching the message.
const PASSING = new Set([
  'account_inactive', // our own token's, as Slack documents it
  'fatal_error',
  'internal_error',
  'invalid_auth',
  'not_authed',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
]);

export function clientOptions(
  { apiUrl, timeoutMs }: { readonly apiUrl: string | undefined; readonly timeoutMs: number },
  logger: Logger,
): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // A card does not stand in the library's line, behind a hundred calls that hang.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
  };
}

/**
 * What a failed send means.
 * @throws RetryLater when Slack is busy or away; GiveUp when it refuses this message.
 */
export function outcomeOf(error: unknown): SendResult {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    throw new RetryLater('slack-rate-limited', {}, error.retryAfter * 1000);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const facts = { status: error.statusCode };
    if (error.statusCode >= 500) throw new RetryLater('slack-away', facts);
    throw new GiveUp('slack-refused', facts);
  }
  if (!(error instanceof webApi.WebAPIPlatformError))
    throw new RetryLater(mayHaveCome(error) ? 'slack-no-answer' : 'slack-away');
  const reason = reasonOf(error);
  // An answer that is no JSON lands here whole: something stands between us and Slack.
  if (reason === undefined) throw new RetryLater('slack-answer-unreadable');
  if (UNREACHABLE.has(reason)) return { kind: 'unreachable' };
  if (PASSING.has(reason)) throw new RetryLater('slack-refused', { reason });
  throw new GiveUp('slack-refused', { reason });
}

/** A call that was cut or timed out may have come through; one that found nobody has not. */
function mayHaveCome(error: unknown): boolean {
  if (!(error instanceof webApi.WebAPIRequestError)) return false;
  const { cause = error.original } = error.original;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return !['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code);
}

/** Slack's own word for a failure, if it is one of its codes; never a foreign message. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  return /^[a-z_]{1,64}$/.test(error.data.error) ? error.data.error : undefined;
}

export function quietLogger(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: () => log.warn('slack-library-warned'),
    error: () => log.warn('slack-library-failed'),
    setLevel() {},
    getLevel: () => LogLevel.ERROR,
    setName() {},
  };
}
