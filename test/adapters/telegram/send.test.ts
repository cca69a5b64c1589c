import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../../src/core/message.ts';
import { Broken, GiveUp, RetryLater } from '../../../src/ops/errors.ts';
import type { Fault } from '../../support/telegram-api.ts';
import { connect, openLive } from './live.ts';

const ADDRESS = { channel: 'telegram', id: '77' } as const;
const OUTBOUND: Outbound = {
  id: 'outbound-1',
  text: 'MARKER How are you?',
  choices: [{ id: 'mood:3', label: 'So-so' }],
};

async function openWithChat(config: Parameters<typeof openLive>[0] = {}) {
  const live = await openLive(config);
  live.api.open(77);
  const refusalOf = async (outbound = OUTBOUND): Promise<unknown> =>
    live.telegram.send(ADDRESS, outbound).then(
      () => 'sent',
      (error: unknown) => error,
    );
  return { ...live, refusalOf };
}

describe('send', () => {
  it('shows the text with its choices', async () => {
    const { api, telegram } = await openWithChat();
    expect(await telegram.send(ADDRESS, OUTBOUND)).toEqual({ kind: 'sent' });
    expect(await api.nextSent(77)).toMatchObject({
      text: OUTBOUND.text,
      buttons: [{ text: 'So-so', data: 'mood:3' }],
    });
  });

  it('shows a text of 100,000 characters as a row of messages', async () => {
    const { api, telegram } = await openWithChat();
    const text = '好'.repeat(100_000);
    await telegram.send(ADDRESS, { id: 'o', text });
    const shown = api.sent(77).map((message) => message.text);
    expect(shown).toHaveLength(25);
    expect(shown.join('')).toBe(text);
  });

  it('waits as long as Telegram asks when it is busy', async () => {
    const { api, refusalOf } = await openWithChat();
    api.fail('sendMessage', { code: 429, retryAfter: 7 });
    const refusal = await refusalOf();
    expect(refusal).toBeInstanceOf(RetryLater);
    expect(refusal).toMatchObject({ code: 'telegram-busy', afterMs: 7_000 });
    expect(await refusalOf()).toBe('sent');
  });

  it.each<[string, Fault, string]>([
    ['an internal error', { code: 500 }, 'telegram-away'],
    ['a bad gateway', { code: 502 }, 'telegram-away'],
    ['a page of a proxy', 'html', 'telegram-no-answer'],
    ['a broken connection', 'drop', 'telegram-no-answer'],
    ['silence', 'hang', 'telegram-no-answer'],
    ['a token that is refused', { code: 401 }, 'telegram-token-refused'],
  ])('asks to try again after %s', async (_, fault, code) => {
    const { api, refusalOf } = await openWithChat({ callTimeoutMs: 300 });
    api.fail('sendMessage', fault);
    const refusal = await refusalOf();
    expect(refusal).toBeInstanceOf(RetryLater);
    expect(refusal).toMatchObject({ code });
  });

  it('asks to try again when nobody listens at the address', async () => {
    const { api } = await openWithChat();
    const { telegram } = connect(api, { apiRoot: 'http://127.0.0.1:1' });
    await expect(telegram.send(ADDRESS, OUTBOUND)).rejects.toBeInstanceOf(RetryLater);
  });

  it.each<[string, Fault]>([
    ['left the bot', { code: 403, description: 'Forbidden: bot was blocked by the user' }],
    [
      'threw the bot out',
      { code: 403, description: 'Forbidden: bot was kicked from the group chat' },
    ],
    ['is gone', { code: 400, description: 'Bad Request: chat not found' }],
    ['was never there', { code: 400, description: 'Bad Request: PEER_ID_INVALID' }],
  ])('says unreachable when the chat %s', async (_, fault) => {
    const { api, telegram } = await openWithChat();
    api.fail('sendMessage', fault);
    expect(await telegram.send(ADDRESS, OUTBOUND)).toEqual({ kind: 'unreachable' });
  });

  it('says unreachable for a chat that never wrote and for one that blocked the bot', async () => {
    const { api, telegram } = await openWithChat();
    api.block(77);
    const stranger = { channel: 'telegram', id: '78' } as const;
    expect(await telegram.send(ADDRESS, OUTBOUND)).toEqual({ kind: 'unreachable' });
    expect(await telegram.send(stranger, OUTBOUND)).toEqual({ kind: 'unreachable' });
  });

  it.each<[string, Outbound]>([
    ['an empty text', { id: 'o', text: '' }],
    ['a choice of 65 bytes', { id: 'o', text: 't', choices: [{ id: 'x'.repeat(65), label: 'a' }] }],
    ['a choice without a label', { id: 'o', text: 't', choices: [{ id: 'x', label: '' }] }],
  ])('gives up on %s, which Telegram will never take', async (_, outbound) => {
    const { refusalOf } = await openWithChat();
    const refusal = await refusalOf(outbound);
    expect(refusal).toBeInstanceOf(GiveUp);
    expect(refusal).toMatchObject({ code: 'telegram-refused', facts: { status: 400 } });
  });

  it('follows a group to its new id', async () => {
    const { api, telegram } = await openWithChat();
    api.open(-1005);
    api.fail('sendMessage', { code: 400, movedTo: -1005 });
    expect(await telegram.send({ channel: 'telegram', id: '-5' }, OUTBOUND)).toEqual({
      kind: 'sent',
    });
    expect(await api.nextSent(-1005)).toMatchObject({ text: OUTBOUND.text });
  });

  it('does not show again the pieces of a long text that went out before a fault', async () => {
    const { api, telegram, refusalOf } = await openWithChat();
    const long = { id: 'long', text: `${'a'.repeat(4_096)}${'b'.repeat(4_096)}c` };
    api.fail('sendMessage', { code: 200 });
    api.fail('sendMessage', { code: 429, retryAfter: 1 });
    expect(await refusalOf(long)).toBeInstanceOf(RetryLater);
    const before = api.calls('sendMessage').length;
    expect(await telegram.send(ADDRESS, long)).toEqual({ kind: 'sent' });
    expect(api.calls('sendMessage').slice(before)).toMatchObject([
      { params: { text: 'b'.repeat(4_096) } },
      { params: { text: 'c' } },
    ]);
  });

  it.each<Fault>([
    { code: 400, description: 'Bad Request: MARKER 77' },
    { code: 418, description: 'MARKER 77' },
    { code: 429, description: 'MARKER 77', retryAfter: 1 },
    { code: 500, description: 'MARKER 77' },
    'drop',
  ])('tells no word, address or token in an error or log (%#)', async (fault) => {
    const { api, refusalOf, logged } = await openWithChat();
    api.fail('sendMessage', fault);
    const refusal = await refusalOf();
    if (!(refusal instanceof RetryLater || refusal instanceof GiveUp)) throw new Error('no error');
    const { code, facts, message, stack, cause } = refusal;
    const told = JSON.stringify({ code, facts, message, stack, cause, logged });
    expect(cause).toBeUndefined();
    expect(told).not.toMatch(/MARKER|local-test-token/);
    expect(JSON.stringify({ code, facts, message, logged })).not.toContain('77');
  });

  it('calls a fault of our own a bug', async () => {
    const { telegram } = await openWithChat();
    const circular = { self: undefined as unknown };
    circular.self = circular;
    const choices = [{ id: circular as unknown as string, label: 'a' }];
    await expect(telegram.send(ADDRESS, { ...OUTBOUND, choices })).rejects.toBeInstanceOf(Broken);
  });
});

describe('a sign', () => {
  it('is shown as typing, for nothing else the platform knows', async () => {
    const { api, telegram } = await openWithChat();
    await telegram.showSign?.(ADDRESS, 'here');
    await telegram.showSign?.(ADDRESS, 'writing');
    const { params } = await api.nextCall('sendChatAction');
    expect(params).toMatchObject({ chat_id: '77', action: 'typing' });
    expect(api.calls('sendChatAction')).toHaveLength(1);
  });

  it.each([['blocked'], ['away']])('is no fault where the chat is %s', async (how) => {
    const { api, telegram } = await openWithChat();
    if (how === 'blocked') api.block(77);
    else api.fail('sendChatAction', { code: 500 });
    await telegram.showSign?.(ADDRESS, 'writing');
    expect(await telegram.send({ ...ADDRESS, id: '78' }, OUTBOUND)).toEqual({
      kind: 'unreachable',
    });
  });
});
