import { describe, expect, it } from 'vitest';
import { markingOf } from '../../../adapters/telegram/press.ts';
import type { Outbound } from '../../../src/core/message.ts';
import type { Fault } from '../../support/telegram-api.ts';
import { openLive, startPolling } from './live.ts';

const QUESTION: Outbound = {
  id: 'o',
  text: 'How are you?',
  choices: [
    { id: 'mood:3', label: 'So-so' },
    { id: 'mood:7', label: 'Good' },
  ],
};

async function askIn(chat: number, outbound = QUESTION) {
  const live = await openLive();
  live.api.open(chat);
  await live.telegram.send({ channel: 'telegram', id: String(chat) }, outbound);
  const asked = await live.api.nextSent(chat);
  startPolling(live);
  return { ...live, asked };
}

describe('a press', () => {
  it('arrives, and its message shows the choice in place of the buttons', async () => {
    const { api, received, asked } = await askIn(77);
    api.press(77, asked.message_id, 'mood:3');
    expect((await received.next('77')).said).toEqual({ kind: 'choice', id: 'mood:3' });
    await api.nextCall('answerCallbackQuery');
    await api.nextCall('editMessageText');
    expect(api.sent(77)).toEqual([{ ...asked, text: 'How are you?\n\n✓ So-so', buttons: [] }]);
  });

  it('only loses its buttons when the message has no room for the choice', async () => {
    const { api, asked } = await askIn(77, { ...QUESTION, text: 'a'.repeat(4_090) });
    api.press(77, asked.message_id, 'mood:3');
    await api.nextCall('editMessageReplyMarkup');
    expect(api.sent(77)).toEqual([{ ...asked, buttons: [] }]);
  });

  it('arrives from a second person, too, for the core to decide', async () => {
    const { api, received, asked } = await askIn(-5);
    api.press(-5, asked.message_id, 'mood:3', asked);
    api.press(-5, asked.message_id, 'mood:3', asked);
    const [first, second] = [await received.next('-5'), await received.next('-5')];
    expect([first.said, second.said]).toEqual([
      { kind: 'choice', id: 'mood:3' },
      { kind: 'choice', id: 'mood:3' },
    ]);
    expect(first.id).not.toBe(second.id);
  });

  it('arrives from buttons that are gone', async () => {
    const { api, received, asked } = await askIn(77);
    api.press(77, asked.message_id, 'mood:3', { ...asked, buttons: [] });
    expect((await received.next('77')).said).toEqual({ kind: 'choice', id: 'mood:3' });
    await api.nextCall('answerCallbackQuery');
    expect(api.sent(77)).toEqual([asked]);
  });

  it.each<Fault>([{ code: 400 }, { code: 429, retryAfter: 60 }, { code: 500 }, 'drop'])(
    'is not lost when its message cannot be changed (%#)',
    async (fault) => {
      const { api, telegram, received, asked, logged } = await askIn(77);
      api.fail('answerCallbackQuery', fault);
      api.fail('editMessageText', fault);
      api.press(77, asked.message_id, 'mood:3');
      await received.next('77');
      await api.confirmed();
      await telegram.stop();
      expect(received.all('77')).toHaveLength(1);
      expect(logged.filter((line) => line.includes('telegram-press-not-shown'))).toHaveLength(2);
    },
  );

  it('holds up nobody while Telegram is silent about it', async () => {
    const { api, received, asked } = await askIn(77);
    api.fail('answerCallbackQuery', 'hang');
    api.fail('editMessageText', 'hang');
    api.press(77, asked.message_id, 'mood:3');
    await received.next('77');
    api.say(77, 'and more');
    expect((await received.next('77')).said).toEqual({ kind: 'words', words: 'and more' });
  });
});

describe('markingOf', () => {
  const button = { text: 'So-so', callback_data: 'mood:3' };
  const message = {
    message_id: 1,
    chat: { id: 77, type: 'private' },
    text: 'Hi',
    reply_markup: { inline_keyboard: [[button]] },
  };
  const press = { id: 'q', from: { id: 77, is_bot: false }, data: 'mood:3' };

  it.each([
    ['marks the label', message, { kind: 'text', text: 'Hi\n\n✓ So-so' }],
    ['takes the buttons from a picture', { ...message, text: undefined }, { kind: 'keyboard-off' }],
    [
      'leaves a message without buttons',
      { ...message, reply_markup: undefined },
      { kind: 'nothing' },
    ],
    ['leaves a message that is gone', undefined, { kind: 'nothing' }],
  ])('%s', (_, pressed, marking) => {
    expect(markingOf({ ...press, message: pressed })).toEqual(marking);
  });
});
