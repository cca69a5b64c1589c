import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/telegram-api.ts';
import { connect, openLive, startPolling, wordsOf } from './live.ts';

describe('poll', () => {
  it.each<[string, Fault, number]>([
    ['a conflict with another poller', { code: 409 }, 500],
    ['a busy platform', { code: 429, retryAfter: 9 }, 9_000],
    ['an internal error', { code: 500 }, 500],
    ['a refused token', { code: 401 }, 500],
    ['a page of a proxy', 'html', 500],
    ['a broken connection', 'drop', 500],
  ])('goes on after %s', async (_, fault, waitMs) => {
    const { api, telegram, received, waits } = await openLive();
    api.fail('getUpdates', fault);
    api.say(77, 'still there?');
    startPolling({ telegram });
    expect(wordsOf(await received.next('77'))).toBe('still there?');
    expect(waits).toEqual([waitMs]);
  });

  it('waits longer with every fault, up to half a minute, and starts afresh after a success', async () => {
    const { api, telegram, received, waits } = await openLive();
    api.fail('getUpdates', { code: 502 }, 8);
    api.say(77, 'one');
    startPolling({ telegram });
    await received.next('77');
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    await api.confirmed();
    api.fail('getUpdates', { code: 502 });
    api.say(77, 'two');
    await received.next('77');
    api.say(77, 'three');
    await received.next('77');
    expect(waits.at(-1)).toBe(500);
  });

  it('goes on when Telegram does not say who we are', async () => {
    const { api, telegram, received } = await openLive();
    api.fail('getMe', { code: 500 });
    api.say(77, 'hello');
    startPolling({ telegram });
    expect(wordsOf(await received.next('77'))).toBe('hello');
  });

  it('takes over from a webhook', async () => {
    const { api, telegram, received } = await openLive({ webhook: { secret: 's' } });
    await telegram.setWebhook('https://bot.example/telegram');
    api.say(77, 'hello');
    startPolling({ telegram });
    expect(wordsOf(await received.next('77'))).toBe('hello');
  });

  it('survives a second poller on the same token, and loses nothing to it', async () => {
    const { api, telegram, received } = await openLive();
    const other = connect(api);
    startPolling({ telegram });
    startPolling(other);
    api.say(77, 'hello');
    await Promise.race([received.next('77'), other.received.next('77')]);
    await api.confirmed();
  });
});
