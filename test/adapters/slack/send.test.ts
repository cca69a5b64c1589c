import { describe, expect, it } from 'vitest';
import { GiveUp, RetryLater } from '../../../src/ops/errors.ts';
import type { SlackFailure } from '../../support/slack-api.ts';
import { readable } from '../../support/slack-blocks.ts';
import { openLocal } from './open-local.ts';

const TO = { channel: 'slack', id: 'U1' } as const;
const OUTBOUND = { id: 'o1', text: 'marker-words' };

async function sendInto(failure: SlackFailure) {
  const opened = await openLocal({ mode: 'http', timeoutMs: 250 });
  opened.api.fail('chat.postMessage', failure);
  const result = await opened.slack.send(TO, OUTBOUND).catch((error: unknown) => error);
  return { ...opened, result };
}

describe('send', () => {
  it.each(['U1', 'C00000001'])('reaches %s', async (id) => {
    const { api, slack } = await openLocal({ mode: 'http' });
    expect(await slack.send({ channel: 'slack', id }, OUTBOUND)).toEqual({ kind: 'sent' });
    expect(readable((await api.nextSent(id)).blocks)).toBe(OUTBOUND.text);
  });

  it('fetches no preview of a link and asks for no guessing at names', async () => {
    const { api, slack } = await openLocal({ mode: 'http' });
    await slack.send(TO, OUTBOUND);
    expect(await api.nextCall('chat.postMessage')).toMatchObject({
      parse: 'none',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it.each([
    'channel_not_found',
    'user_not_found',
    'is_archived',
    'not_in_channel',
    'cannot_dm_bot',
    'messages_tab_disabled',
  ])('says unreachable on %s', async (error) => {
    const { result } = await sendInto({ kind: 'error', error });
    expect(result).toEqual({ kind: 'unreachable' });
  });

  it('sends what comes behind many that hang', async () => {
    const { api, slack } = await openLocal({ mode: 'http', timeoutMs: 600_000 });
    for (let n = 0; n < 120; n += 1) {
      api.fail('chat.postMessage', { kind: 'hang' });
      void slack.send({ channel: 'slack', id: 'U2' }, OUTBOUND).catch(() => undefined);
    }
    for (let n = 0; n < 120; n += 1) await api.nextCall('chat.postMessage');
    expect(await slack.send(TO, OUTBOUND)).toEqual({ kind: 'sent' });
  });

  it('waits as long as Slack asks when it sends too fast', async () => {
    const { result } = await sendInto({ kind: 'rate-limited', afterS: 30 });
    expect(result).toBeInstanceOf(RetryLater);
    expect(result).toMatchObject({ code: 'slack-rate-limited', afterMs: 30_000 });
  });

  it.each<[string, SlackFailure, string]>([
    ['a server error', { kind: 'status', status: 503 }, 'slack-away'],
    ['a connection cut', { kind: 'cut' }, 'slack-no-answer'],
    ['no answer', { kind: 'hang' }, 'slack-no-answer'],
    ['too fast without a time', { kind: 'status', status: 429 }, 'slack-away'],
    ['its own trouble', { kind: 'error', error: 'internal_error' }, 'slack-refused'],
    ['a token refused', { kind: 'error', error: 'token_revoked' }, 'slack-refused'],
    ['an app switched off', { kind: 'error', error: 'account_inactive' }, 'slack-refused'],
    [
      'a page of somebody in between',
      { kind: 'status', status: 200, body: '<html>marker-words</html>' },
      'slack-answer-unreadable',
    ],
  ])('asks to be tried later on %s', async (_, failure, code) => {
    const { result } = await sendInto(failure);
    expect(result).toBeInstanceOf(RetryLater);
    expect(result).toMatchObject({ code });
  });

  it.each<[string, SlackFailure]>([
    ['blocks refused', { kind: 'error', error: 'invalid_blocks' }],
    ['a text too long', { kind: 'error', error: 'msg_too_long' }],
    ['a scope missing', { kind: 'error', error: 'missing_scope' }],
    ['a request refused', { kind: 'status', status: 404 }],
  ])('gives up on %s', async (_, failure) => {
    const { result } = await sendInto(failure);
    expect(result).toBeInstanceOf(GiveUp);
  });

  it.each<SlackFailure>([
    { kind: 'status', status: 500 },
    { kind: 'cut' },
    { kind: 'rate-limited', afterS: 0 },
  ])('never tries again by itself: $kind', async (failure) => {
    const { api } = await sendInto(failure);
    expect(api.calls('chat.postMessage')).toBe(1);
  });

  it('lets nothing foreign into an error or a report: no message, cause, words or address', async () => {
    const body = '<html>marker-words U1</html>';
    const { result, warnings } = await sendInto({ kind: 'status', status: 502, body });
    expect(result).toMatchObject({ message: 'slack-away', facts: { status: 502 } });
    expect(result).not.toHaveProperty('cause');
    expect(JSON.stringify([result, warnings.all()])).not.toMatch(/marker|U1/);
  });
});

it('says at the start when Slack does not know the token, and goes on', async () => {
  const { slack, warnings } = await openLocal({ mode: 'http', botToken: 'xoxb-somebody-else' });
  expect(await warnings.next()).toEqual({
    code: 'slack-token-not-confirmed',
    facts: { reason: 'invalid_auth' },
  });
  await expect(slack.send(TO, OUTBOUND)).rejects.toThrow(RetryLater);
});
