import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../src/core/message.ts';
import type { Receipt } from '../../../src/core/ports.ts';
import { connect, openLive, startPolling, wordsOf } from './live.ts';

describe('poll', () => {
  it('carries a message in and an answer out', async () => {
    const { api, telegram, received } = await openLive();
    startPolling({ telegram });
    api.say(77, 'long night');
    const inbound = await received.next('77');
    expect(inbound).toMatchObject({ place: 'direct', said: { words: 'long night' } });

    await telegram.send(inbound.from, { id: 'o', text: 'I hear you.' });
    expect(await api.nextSent(77)).toMatchObject({ text: 'I hear you.' });
    await api.confirmed();
  });

  it('takes a text of 100,000 characters whole', async () => {
    const { api, telegram, received } = await openLive();
    startPolling({ telegram });
    const text = '累😀'.repeat(33_334);
    api.say(77, text);
    expect((await received.next('77')).said).toEqual({ kind: 'words', words: text });
  });

  it('keeps the order within a chat and lets no chat wait for another', async () => {
    const first = Promise.withResolvers<void>();
    const receive = async (inbound: Inbound): Promise<Receipt> => {
      if (wordsOf(inbound) === 'one') await first.promise;
      return { kind: 'committed' };
    };
    const { api, telegram, received } = await openLive({ receive });
    for (const text of ['one', 'two', 'three']) api.say(77, text);
    api.say(78, 'other');
    startPolling({ telegram });

    await received.next('78');
    expect(received.all('77')).toEqual([]);
    first.resolve();
    await api.confirmed();
    expect(received.all('77').map(wordsOf)).toEqual(['one', 'two', 'three']);
  });

  it('passes over what nobody said to us, and goes on', async () => {
    const { api, telegram, received, logged } = await openLive();
    api.push({ my_chat_member: {} });
    api.say(-5, 'among people');
    api.push({ message: { text: 'MARKER without a chat' } });
    api.say(77, 'hello');
    startPolling({ telegram });
    expect(wordsOf(await received.next('77'))).toBe('hello');
    await api.confirmed();
    expect(received.all('-5')).toEqual([]);
    expect(logged).toEqual(['{"code":"telegram-update-malformed","facts":{"update":1002}}']);
  });

  it('asks again for a message that was not accepted, and only for that', async () => {
    let refusals = 2;
    const seen: string[] = [];
    const receive = async (inbound: Inbound): Promise<Receipt> => {
      seen.push(wordsOf(inbound));
      if (wordsOf(inbound) === 'two' && refusals-- > 0) throw new Error('MARKER no database');
      return { kind: 'committed' };
    };
    const { api, telegram, waits, logged } = await openLive({ receive });
    for (const [chat, text] of [
      [77, 'one'],
      [78, 'two'],
      [79, 'three'],
    ] as const)
      api.say(chat, text);
    startPolling({ telegram });
    await api.confirmed();
    expect(seen).toEqual(['one', 'two', 'three', 'two', 'two']);
    expect(waits).toEqual([500, 1_000]);
    expect(logged.join()).not.toContain('MARKER');
  });

  it('gets again, after a crash, what was not accepted before it', async () => {
    const begun = Promise.withResolvers<void>();
    const { api, telegram, received } = await openLive();
    const crashing = connect(api, {
      receive: () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
    });
    api.say(77, 'do not lose me');
    void crashing.telegram.poll(new AbortController().signal);
    await begun.promise;
    expect(api.held()).toHaveLength(1);

    startPolling({ telegram });
    expect(wordsOf(await received.next('77'))).toBe('do not lose me');
    await api.confirmed();
  });

  it('gives an update that comes again the same id, so that the core can drop it', async () => {
    const { api, telegram, received } = await openLive();
    const ending = new AbortController();
    const before = connect(api, {
      receive: async () => {
        ending.abort();
        return { kind: 'committed' };
      },
    });
    api.say(77, 'once');
    await before.telegram.poll(ending.signal);
    expect(api.held()).toHaveLength(1);

    startPolling({ telegram });
    expect(await received.next('77')).toEqual(before.received.all('77')[0]);
  });

  it('stops at once when nothing is in hand', async () => {
    const { api, telegram } = await openLive();
    const polling = telegram.poll(new AbortController().signal);
    await api.nextCall('deleteWebhook');
    await telegram.stop();
    await polling;
  });

  it('finishes what is in hand before it has stopped', async () => {
    const accepted = Promise.withResolvers<Receipt>();
    const begun = Promise.withResolvers<void>();
    const { api, telegram, received } = await openLive({
      receive: () => {
        begun.resolve();
        return accepted.promise;
      },
    });
    startPolling({ telegram });
    api.say(77, 'hello');
    await begun.promise;
    const stopped = telegram.stop();
    accepted.resolve({ kind: 'committed' });
    await stopped;
    expect(received.all('77')).toHaveLength(1);
  });
});
